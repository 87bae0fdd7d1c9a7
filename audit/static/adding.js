/**
 * Adding: mentions and facts that models did not find, and values of facts, from words that are marked or selected.
 */

import { dayOf } from "./dates.js";
import { choiceOf, chooseKind } from "./deciding.js";
import { choose } from "./dialogs.js";
import { element } from "./element.js";
import { keyOf, MENTIONS, shorten } from "./items.js";
import { inTheWay } from "./obstacles.js";

/**
 * @typedef {import("./desk.js").Desk} Desk @typedef {import("./desk.js").Span} Span @typedef {import("./items.js").Item} Item
 * @typedef {import("./items.js").Field} Field @typedef {import("./fact_form.js").Draft} Draft
 */

/** The selected words become a mention. @param {Desk} desk @param {string} label @returns {boolean} whether they did */
export function addMention(desk, label) {
  const span = desk.selection;
  const fault = span ? inTheWay(desk, span) : "Select some words first";
  if (fault) {
    desk.say(fault);
    return false;
  }
  const choice = { item: MENTIONS, item_id: null, action: "add", after: { ...desk.points(span), label }, comment: null };
  const act = desk.decide([choice], `Added ${label} “${shorten(desk.words(span), 60)}”`);
  desk.moveTo(keyOf(MENTIONS, act.before[0].item_id));
  return true;
}

/** Mark the current item for a new fact, or unmark it. @param {Desk} desk */
export function mark(desk) {
  const key = desk.currentKey;
  if (key && !desk.marked.delete(key)) desk.marked.add(key);
  desk.tell("changed");
  desk.say(desk.marked.size ? `${desk.marked.size} marked` : "Nothing is marked");
}

/** The draft of a new fact, of a kind that is chosen. @param {Desk} desk @returns {Promise<Draft | null>} */
export async function draftFact(desk) {
  const spans = sourcesOf(desk);
  const evidence = evidenceOf(desk, spans);
  if (!evidence) {
    desk.say("Mark items or select words first");
    return null;
  }
  const quote = element("q", { class: "quote", dir: "auto" }, shorten(desk.words(evidence), 240));
  const kind = await chooseKind(desk, "New fact of which kind?", [quote]);
  if (kind === null) return null;
  const fields = desk.schema.kinds.find(({ name }) => name === kind).fields;
  const values = valuesOf(desk, fields, desk.mentionsAt(evidence).filter(({ key }) => !desk.marked.size || desk.marked.has(key)));
  return { article_id: desk.id, kind, key: null, values, evidence };
}

/** What a new fact is made of: marked items, or else what is selected, or the current item. @param {Desk} desk @returns {Span[]} */
function sourcesOf(desk) {
  const marked = desk.items.filter(({ key }) => desk.marked.has(key)).map(({ row }) => desk.units(row));
  if (desk.selection) return [...marked, desk.selection];
  if (marked.length) return marked;
  return desk.current ? [desk.units(desk.current.row)] : [];
}

/** The words that say it: from the first source to the last one; of a single item its sentence. @param {Desk} desk @param {Span[]} spans */
function evidenceOf(desk, spans) {
  if (!spans.length) return null;
  if (spans.length === 1 && !desk.selection) return desk.offsets.sentenceAt(spans[0].start);
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}

/**
 * Values of fields from mentions: a field takes the first one whose label its name begins with, as "person" a PERSON and
 * "organization" an ORG, a date the first DATE. @param {Desk} desk @param {Field[]} fields @param {Item[]} mentions
 */
function valuesOf(desk, fields, mentions) {
  const left = mentions.filter(({ item }) => item === MENTIONS);
  const values = {};
  for (const field of fields) {
    const name = field.type === "date" ? "date" : field.name;
    const index = left.findIndex(({ row }) => name.startsWith(row.label.toLowerCase()));
    if (index < 0) continue;
    const words = desk.words(desk.units(left.splice(index, 1)[0].row));
    values[field.name] = field.type === "date" ? (dayOf(words, desk.base.article.language) ?? words) : words;
  }
  return values;
}

/** Save what a form says of a fact, new or there. @param {Desk} desk @param {Draft} draft @param {Record<string, unknown>} values @returns {string} the fact's key */
export function saveFact(desk, draft, values) {
  const item = desk.find(draft.key);
  if (!item) {
    const after = { ...values, evidence: desk.points(draft.evidence) };
    const act = desk.decide([{ item: draft.kind, item_id: null, action: "add", after, comment: null }], `Added to ${draft.kind}`);
    desk.marked.clear();
    return keyOf(draft.kind, act.before[0].item_id);
  }
  const changed = Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== (item.row[name] ?? null)));
  const said = Object.entries(changed).map(([name, value]) => `${name}: ${value ?? "nothing"}`).join(", ");
  if (said) desk.decide([choiceOf(item, "correct", changed)], `Corrected ${said}`);
  return item.key;
}

/** Choose the field that the selected words, or those of the current mention, go into. @param {Desk} desk @returns {Promise<{fact: Item, field: string, words: string} | null>} */
export async function chooseField(desk) {
  const span = desk.selection ?? (desk.current?.item === MENTIONS ? desk.units(desk.current.row) : null);
  const fact = span && (desk.factsAt(span)[0] ?? desk.find(desk.lastFact));
  if (!span || !fact) {
    desk.say(span ? "Go to a fact first, then to the words" : "Select words first, or go to a mention");
    return null;
  }
  const words = desk.words(span);
  const fields = desk.schema.kinds.find(({ name }) => name === fact.item).fields;
  const quote = element("q", { class: "quote", dir: "auto" }, shorten(fact.row.evidence.quote, 160));
  const index = await choose(`“${shorten(words, 60)}” is which field?`, fields.map(({ name }) => name.replaceAll("_", " ")), [quote]);
  return index === null ? null : { fact, field: fields[index].name, words };
}
