/**
 * Editing: the form that is open, from when it opens until the server has taken what it says.
 */

import { saveFact } from "./adding.js";
import { FactForm, forgetDraft, keptDraft } from "./fact_form.js";
import { keyOf, MENTIONS } from "./items.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./fact_form.js").Draft} Draft @typedef {import("./replay.js").Act} Act */
/** @typedef {{field?: string, expected?: string, message: string}} Fault */

export class Editing {
  /** @param {Desk} desk @param {import("./facts_view.js").FactsView} facts */
  constructor(desk, facts) {
    this.desk = desk;
    this.facts = facts;
    /** @type {[Act, Fault][]} what was refused while another form was open */
    this.refused = [];
  }

  /** The form that is open, or null. */
  get form() {
    return this.facts.form;
  }

  /** Edit the current fact, beginning with one of its fields. @param {number} [index] */
  edit(index = 0) {
    const { current } = this.desk;
    if (!current || current.item === MENTIONS) return;
    const fields = this.desk.schema.kinds.find(({ name }) => name === current.item).fields;
    if (!fields[index]) return this.desk.say(`This fact has ${fields.length} fields`);
    const values = Object.fromEntries(fields.map(({ name }) => [name, String(current.row[name] ?? "")]));
    this.open({ article_id: this.desk.id, kind: current.item, key: current.key, values, evidence: this.desk.units(current.row) }, fields[index].name);
  }

  /** @param {Draft} draft @param {string} [field] that has the cursor */
  open(draft, field) {
    this.facts.form = new FactForm(this.desk, draft, { save: (form, stay) => this.save(form, stay), close: () => this.close() });
    this.facts.draw();
    document.body.dataset.pane = "facts";
    this.form.box.scrollIntoView({ block: "nearest" });
    this.form.focus(field);
  }

  /** Open again what was being typed when the page was left. */
  resume() {
    this.refused = [];
    const draft = keptDraft(this.desk.id);
    if (!draft || (draft.key && !this.desk.find(draft.key))) return;
    if (draft.key) this.desk.currentKey = draft.key;
    this.open(draft);
    this.desk.say("Here is what you were typing");
  }

  /** @param {FactForm} form @param {boolean} stay on the fact, rather than go on to the next open item */
  save(form, stay) {
    const values = form.values();
    if (!values) return;
    this.leave();
    forgetDraft();
    const key = saveFact(this.desk, form.draft, values);
    this.desk.moveTo(key);
    if (!stay && !form.isNew) this.desk.moveOn();
    this.correctNext();
  }

  close() {
    forgetDraft();
    this.leave();
    this.desk.tell("moved");
    this.correctNext();
  }

  /** Take the form away; what was typed is still kept. */
  leave() {
    if (!this.form) return;
    this.facts.form = null;
    this.facts.draw();
  }

  /** Open the form of an act again that the server refused, once no other is open. @param {Act} act @param {Fault} fault */
  correct(act, fault) {
    this.refused.push([act, fault]);
    if (!this.form) this.correctNext();
  }

  correctNext() {
    const next = this.refused.shift();
    if (next) this.reopen(...next);
  }

  /** Open the form of an act again, and say why it was refused beside the field. @param {Act} act @param {Fault} fault */
  reopen(act, { field, expected, message }) {
    const [choice] = act.choices;
    if (act.type !== "decide" || act.choices.length > 1 || choice.item === MENTIONS || !choice.after) return;
    const { evidence, ...after } = /** @type {Record<string, any>} */ (choice.after);
    const row = act.before[0].row ?? {};
    const fields = this.desk.schema.kinds.find(({ name }) => name === choice.item).fields;
    const values = Object.fromEntries(fields.map(({ name }) => [name, String((name in after ? after[name] : row[name]) ?? "")]));
    const key = choice.item_id && keyOf(choice.item, choice.item_id);
    const span = evidence ?? row.evidence;
    const units = { start: this.desk.offsets.toUnits(span.start), end: this.desk.offsets.toUnits(span.end) };
    if (key) this.desk.moveTo(key);
    this.open({ article_id: this.desk.id, kind: choice.item, key, values, evidence: units }, field);
    this.form.tell(field ?? "", expected ? `Expected ${expected}` : message);
  }
}
