/**
 * Dialogs: questions that are asked once, choices of a digit, and the comment, each left with Escape.
 */

import { element } from "./element.js";

/** Ask whether to do something. @param {string} question @param {string} yes @param {(Node | string)[]} details @returns {Promise<boolean>} */
export async function confirm(question, yes, ...details) {
  return (await choose(question, [yes], details)) === 0;
}

/**
 * Have one of some things chosen, each by its digit or by Enter. @param {string} question @param {string[]} options
 * @param {(Node | string)[]} [details] @param {number} [pause] milliseconds before it can be answered
 * @returns {Promise<number | null>} its index; null where none was
 */
export function choose(question, options, details = [], pause = 0) {
  return new Promise((resolve) => {
    const done = (/** @type {number | null} */ index) => {
      dialog.close();
      resolve(index);
    };
    const isOne = options.length === 1;
    const buttons = options.map((option, index) => /** @type {HTMLButtonElement} */ (
      element("button", { type: "button", class: index ? "" : "primary", onclick: () => done(index) }, element("kbd", {}, isOne ? "⏎" : `${index + 1}`), ` ${option}`)
    ));
    const dialog = modal(question, [...details, element("p", { class: "options" }, ...buttons)], () => resolve(null));
    dialog.addEventListener("keydown", (event) => {
      const index = Number(event.key) - 1;
      if (isOne || !buttons[index] || buttons[index].disabled) return;
      // Else the page, which has no dialog any more by then, would take the digit for a label.
      event.preventDefault();
      done(index);
    });
    const begin = () => {
      for (const button of buttons) button.disabled = false;
      buttons[0].focus();
    };
    if (!pause) return begin();
    for (const button of buttons) button.disabled = true;
    dialog.tabIndex = -1;
    dialog.focus(); // else it would be on the button that closes it
    setTimeout(begin, pause);
  });
}

/** Have a text written. @param {string} question @param {string} text what is there already @param {(text: string) => void} keep told of each change @returns {Promise<string | null>} */
export function write(question, text, keep) {
  return new Promise((resolve) => {
    const area = /** @type {HTMLTextAreaElement} */ (element("textarea", { rows: "4", maxlength: "10000", "aria-label": question }));
    area.value = text;
    const save = () => {
      dialog.close();
      resolve(area.value.trim() || null);
    };
    area.addEventListener("input", () => keep(area.value));
    area.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      save();
    });
    const foot = element("p", { class: "options" }, element("button", { type: "button", class: "primary", onclick: save }, element("kbd", {}, "⏎"), " Save"), element("span", { class: "hint" }, element("kbd", {}, "⇧ ⏎"), " new line"));
    const dialog = modal(question, [area, foot], () => resolve(null));
    area.focus();
  });
}

/**
 * Show a dialog over the page. @param {string} title @param {(Node | string)[]} content @param {() => void} [left] told when it is left with Escape
 * @returns {HTMLDialogElement}
 */
export function modal(title, content, left = () => {}) {
  const close = element("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => dialog.dispatchEvent(new Event("cancel")) }, element("kbd", { "aria-hidden": "true" }, "Esc"));
  const dialog = /** @type {HTMLDialogElement} */ (element("dialog", { "aria-label": title }, element("header", {}, element("h2", {}, title), close), ...content));
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  dialog.addEventListener("cancel", () => {
    dialog.close();
    left();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    // This comes after whatever the answer led to, as a form that has the cursor by now.
    if (document.activeElement === document.body) focused?.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
