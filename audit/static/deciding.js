/**
 * Deciding: what an editor says of items that are there, as that "Sở Y tế" is no LOC but an ORG.
 */

import { choose, confirm, write as writeText } from "./dialogs.js";
import { count, describe, isOpen, MENTIONS, shorten, stands } from "./items.js";
import { read, write } from "./kept.js";
import { inTheWay } from "./obstacles.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./items.js").Item} Item @typedef {import("./replay.js").Choice} Choice */

// Characters that may lie between two mentions that become one.
const FARTHEST = 40;

/** @param {Item} item @param {string} action @param {Record<string, unknown> | null} [after] @returns {Choice} */
export function choiceOf({ item, row }, action, after = null) {
  return { item, item_id: row.item_id, action, after, comment: null };
}

/** Right as it is; on to the next open one. What has been decided on already stays as it is. @param {Desk} desk */
export function accept(desk) {
  const { current } = desk;
  if (!current) return;
  if (isOpen(current.row) || !stands(current.row)) desk.decide([choiceOf(current, "accept")], `Accepted ${describe(current)}`);
  desk.moveOn();
}

/** Wrong; on to the next open one. @param {Desk} desk */
export function reject(desk) {
  remove(desk, "Rejected");
  desk.moveOn();
}

/** @param {Desk} desk @param {string} [said] */
export function remove(desk, said = "Deleted") {
  const { current } = desk;
  if (current && stands(current.row)) desk.decide([choiceOf(current, "reject")], `${said} ${describe(current)}`);
}

/** Another label; on to the next open one. @param {Desk} desk @param {string} label */
export function relabel(desk, label) {
  const { current } = desk;
  if (current?.item !== MENTIONS) return;
  if (current.row.label === label) return accept(desk);
  desk.decide([choiceOf(current, "correct", { label })], `${current.row.label} → ${label}: “${shorten(current.row.text, 60)}”`);
  desk.moveOn();
}

/** Accept exactly what is shown and open, after asking once. @param {Desk} desk */
export async function acceptShown(desk) {
  const items = desk.openShown;
  if (!items.length) return desk.say("Nothing that is shown is open");
  const kinds = [...new Set(items.map(({ item }) => item))];
  const parts = kinds.map((kind) => `${items.filter(({ item }) => item === kind).length} ${kind}`).join(", ");
  const details = desk.query ? `${parts}, which the filter “${desk.query}” leaves.` : `${parts}: all that is open in this article.`;
  if (!(await confirm(`Accept ${count(items.length, "item")}?`, `Accept ${items.length}`, details))) return;
  desk.decide(items.map((item) => choiceOf(item, "accept")), `Accepted ${count(items.length, "item")}`);
  desk.moveOn();
}

/** Merge the item where this was called first with the one where it is called next, which stays. @param {Desk} desk */
export function merge(desk) {
  const { current } = desk;
  const from = desk.find(desk.merging);
  if (!current) return;
  if (!from || from.item !== current.item) {
    desk.merging = current.key;
    return desk.say(`Merging ${describe(current)}: go to the one that stays, and press the same key there`);
  }
  desk.merging = null;
  if (from.key === current.key) return desk.say("Not merged");
  const fault = current.item === MENTIONS ? apartness(desk, from, current) : "";
  if (fault) return desk.say(fault);
  const choice = choiceOf(from, "merge", { into: current.row.item_id });
  desk.decide([choice], `Merged ${describe(from, 30)} into ${describe(current, 30)}`);
}

/** Why two mentions can't become one that covers both, or "". @param {Desk} desk @param {Item} from @param {Item} into */
function apartness(desk, from, into) {
  const [one, other] = [desk.units(from.row), desk.units(into.row)];
  const whole = { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
  const words = desk.words({ start: Math.min(one.end, other.end), end: Math.max(one.start, other.start) });
  if (words.includes("\n") || words.length > FARTHEST) return "These are too far apart to be one mention: delete one of them";
  return inTheWay(desk, whole, [from.key, into.key]);
}

/** Say something of the current item. @param {Desk} desk */
export function comment(desk) {
  const { current } = desk;
  if (current) return commentOn(desk, current.item, current.row.item_id, describe(current));
}

/** Say something of the article as a whole. @param {Desk} desk */
export function commentArticle(desk) {
  return commentOn(desk, "articles", desk.id, "the article");
}

/** @param {Desk} desk @param {string} item @param {string} id @param {string} what */
async function commentOn(desk, item, id, what) {
  const place = `comment.${item}.${id}`;
  const text = await writeText(`Comment on ${what}`, read(place, ""), (typed) => write(place, typed));
  write(place, null);
  if (text) desk.decide([{ item, item_id: id, action: "comment", after: null, comment: text }], `Commented: ${shorten(text, 60)}`);
}

/** Have a kind of fact chosen. @param {Desk} desk @param {string} question @param {Node[]} details */
export async function chooseKind(desk, question, details) {
  const kinds = desk.schema.kinds.map(({ name }) => name);
  const index = await choose(question, kinds, details);
  return index === null ? null : kinds[index];
}
