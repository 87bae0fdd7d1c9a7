/**
 * The form of a fact: a field each, with what it means, what is wrong with it, and values from the text at a key.
 *
 * The arrow keys up and down go through the words that are tagged near the evidence, as a value of the field.
 */

import { dayOf } from "./dates.js";
import { element } from "./element.js";
import { MENTIONS, stands } from "./items.js";
import { read, write } from "./kept.js";

/**
 * @typedef {import("./items.js").Field} Field @typedef {import("./desk.js").Desk} Desk @typedef {import("./desk.js").Span} Span
 * @typedef {{article_id: string, kind: string, key: string | null, values: Record<string, string>, evidence: Span}} Draft
 */

const PLACE = "draft";
const WHOLE = /^[+-]?\d+$/;
const NUMBER = /^[+-]?\d+([.,]\d+)?$/;

export class FactForm {
  /**
   * @param {Desk} desk  @param {Draft} draft what is in the fields
   * @param {{save: (form: FactForm, stay: boolean) => void, close: () => void}} told
   */
  constructor(desk, draft, told) {
    Object.assign(this, { desk, draft, told, kind: draft.kind, key: draft.key, isNew: draft.key === null });
    this.fields = desk.schema.kinds.find(({ name }) => name === draft.kind).fields;
    /** @type {Map<string, HTMLInputElement>} */
    this.inputs = new Map();
    this.candidates = this.valuesNearby();
    this.lastField = this.fields[0].name;
    /** @type {string[]} the words that the arrow keys go through in the current field */
    this.choices = [];
    /** @type {number | null} which of them was put in last */
    this.cycled = null;
    this.box = this.draw();
  }

  draw() {
    const rows = this.fields.map((field, index) => this.rowOf(field, index));
    const quote = element("q", { class: "quote", dir: "auto", lang: this.desk.base.article.language }, this.desk.words(this.draft.evidence));
    const name = this.isNew ? `New: ${this.kind}` : `Edit: ${this.kind}`;
    return element(
      this.isNew ? "li" : "div",
      { class: this.isNew ? "fact is-new is-current" : "form-box" },
      element(
        "form",
        { class: "fact-form", "aria-label": name, autocomplete: "off", novalidate: true, onsubmit: (event) => this.submit(event), onkeydown: (event) => this.press(event), onfocusin: (event) => this.enter(event), oninput: () => this.type() },
        this.isNew && element("p", { class: "form-title" }, `New in ${this.kind}`),
        ...rows,
        this.isNew && quote,
        element("p", { class: "form-message", role: "alert" }),
        element(
          "p",
          { class: "form-foot" },
          element("button", { type: "submit", class: "primary" }, "Save ", element("kbd", {}, "⏎")),
          element("button", { type: "button", onclick: () => this.told.close() }, "Stop ", element("kbd", {}, "Esc")),
          element("span", { class: "hint" }, element("kbd", {}, "↑"), element("kbd", {}, "↓"), " words nearby"),
        ),
      ),
    );
  }

  /** @param {Field} field @param {number} index */
  rowOf(field, index) {
    const id = `field-${field.name}`;
    const isNumber = field.type === "integer" || field.type === "number";
    const input = /** @type {HTMLInputElement} */ (
      element("input", { id, name: field.name, value: this.draft.values[field.name] ?? "", "aria-describedby": `${id}-hint ${id}-fault`, inputmode: isNumber ? "decimal" : null, "aria-required": field.required ? "true" : null, spellcheck: "false" })
    );
    this.inputs.set(field.name, input);
    return element(
      "div",
      { class: "form-row" },
      element("label", { for: id }, element("span", { class: "index", "aria-hidden": "true" }, `${index + 1}`), field.name.replaceAll("_", " "), field.required && element("span", { class: "required", title: "It can't be empty" }, " *")),
      input,
      element("p", { class: "hint", id: `${id}-hint` }, field.comment),
      element("p", { class: "fault", id: `${id}-fault` }),
    );
  }

  /** The words that are tagged, each with its label, those within and near the evidence first. */
  valuesNearby() {
    const { desk, draft } = this;
    const distance = (/** @type {Span} */ span) => Math.max(0, draft.evidence.start - span.end, span.start - draft.evidence.end);
    const mentions = desk.items.filter(({ item, row }) => item === MENTIONS && stands(row));
    const found = mentions.map(({ row }) => ({ label: row.label, ...desk.units(row) }));
    found.sort((one, other) => distance(one) - distance(other) || one.start - other.start);
    const labels = new Map();
    for (const span of found) if (!labels.has(desk.words(span))) labels.set(desk.words(span), span.label);
    return labels;
  }

  /** Put the cursor into a field, with its value selected. @param {string} [name] */
  focus(name = this.fields[0].name) {
    const input = this.inputs.get(name);
    input?.focus();
    input?.select();
  }

  /** Put words of the text into a field; into a date the day that they mean. @param {string} words @param {string} [name] else the field that had the cursor last */
  put(words, name = this.lastField) {
    const input = this.inputs.get(name);
    const field = this.fields.find((other) => other.name === name);
    if (!input || !field) return;
    const day = field.type === "date" ? dayOf(words, this.desk.base.article.language) : null;
    input.value = day ?? words;
    this.keep();
    this.focus(name);
  }

  /** @param {FocusEvent} event */
  enter(event) {
    const { name } = /** @type {HTMLInputElement} */ (event.target);
    if (!this.inputs.has(name) || name === this.lastField) return;
    this.lastField = name;
    this.cycled = null;
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    event.stopPropagation();
    if (event.isComposing) return;
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (event.key === "Escape") {
      event.preventDefault();
      this.told.close();
    } else if (event.key === "Enter" && this.inputs.has(input.name)) {
      event.preventDefault();
      this.told.save(this, event.shiftKey);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && this.inputs.has(input.name)) {
      event.preventDefault();
      this.cycle(input, event.key === "ArrowDown" ? 1 : -1);
    }
  }

  /** The next of the words nearby. @param {HTMLInputElement} input @param {1 | -1} step */
  cycle(input, step) {
    if (this.cycled === null) this.choices = this.choicesFor(input);
    const { length } = this.choices;
    if (!length) return;
    const next = this.cycled === null ? (step > 0 ? 0 : length - 1) : (this.cycled + step + length) % length;
    this.put(this.choices[next], input.name);
    this.cycled = next;
  }

  /**
   * The words nearby for a field: those with the label of what it has come first, and what other fields have comes last.
   * @param {HTMLInputElement} input
   */
  choicesFor(input) {
    const taken = new Set(Array.from(this.inputs.values(), ({ value }) => value));
    const { type } = this.fields.find(({ name }) => name === input.name);
    const label = this.candidates.get(input.value) ?? type.toUpperCase();
    const rank = (/** @type {string} */ words) => (taken.has(words) ? 2 : this.candidates.get(words) === label ? 0 : 1);
    const choices = [...this.candidates.keys()].filter((words) => words !== input.value);
    return choices.sort((one, other) => rank(one) - rank(other));
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    this.told.save(this, false);
  }

  type() {
    this.cycled = null;
    this.keep();
  }

  /** Keep what is typed, so that it outlives a reload. */
  keep() {
    for (const [name, input] of this.inputs) this.draft.values[name] = input.value;
    write(PLACE, this.draft);
  }

  /** What the fields say, by name; or null, with a message beside each field that can't be so. @returns {Record<string, string | number | null> | null} */
  values() {
    const values = {};
    for (const field of this.fields) {
      const text = this.inputs.get(field.name).value.trim().normalize("NFC");
      const fault = faultOf(field, text);
      this.tell(field.name, fault);
      if (fault) this.focus(field.name);
      values[field.name] = valueOf(field, text);
    }
    return this.box.querySelector("[aria-invalid]") ? null : values;
  }

  /** Say what is wrong with a field, or with all of them where it is none of them. @param {string} name @param {string} message "" where it is right */
  tell(name, message) {
    const input = this.inputs.get(name);
    if (!input) {
      this.box.querySelector(".form-message").textContent = message;
      return;
    }
    this.box.querySelector(`#field-${CSS.escape(name)}-fault`).textContent = message;
    if (message) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }
}

/** @param {Field} field @param {string} text */
function faultOf(field, text) {
  if (!text) return field.required ? "It can't be empty" : "";
  if (field.type === "integer" && !WHOLE.test(text)) return "A whole number, as 3";
  if (field.type === "number" && !NUMBER.test(text)) return "A number, as 71.5";
  return "";
}

/** @param {Field} field @param {string} text */
function valueOf(field, text) {
  if (!text) return null;
  return field.type === "integer" || field.type === "number" ? Number(text.replace(",", ".")) : text;
}

/** What was typed before a reload, if it belongs to this article. @param {string} articleId @returns {Draft | null} */
export function keptDraft(articleId) {
  const draft = read(PLACE, null);
  return draft?.article_id === articleId ? draft : null;
}

export function forgetDraft() {
  write(PLACE, null);
}
