/**
 * The keyboard: listens for keys and does what is bound to them, as "j" goes to the next item.
 */

import { read } from "./kept.js";
import { actionOf, bindingsOf, keyName, showKey } from "./keymap.js";

/** @typedef {import("./keymap.js").Action} Action */

export const KEPT_KEYS = "keys";

export class Keyboard {
  /**
   * @param {Action[]} actions  @param {() => string} contextOf as "mention"
   * @param {(name: string) => void} run
   */
  constructor(actions, contextOf, run) {
    Object.assign(this, { actions, contextOf, run });
    this.load();
    document.addEventListener("keydown", (event) => this.press(event));
    // Keys that were changed in another tab work in this one at once.
    addEventListener("storage", () => this.load());
  }

  load() {
    this.bindings = bindingsOf(this.actions, read(KEPT_KEYS, {}, localStorage));
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
    const key = keyName(event);
    if (key === null || isTyped(event, key)) return;
    const action = actionOf(this.actions, this.bindings, key, this.contextOf());
    if (!action) return;
    event.preventDefault();
    // A key that is held down moves on and on, but decides once.
    if (!event.repeat || action.repeats) this.run(action.name);
  }

  /** The keys of an action as they stand on a keyboard. @param {string} name @returns {string[]} */
  keysOf(name) {
    return (this.bindings[name] ?? []).map(showKey);
  }
}

/** Whether a key belongs to the control that has the focus. @param {KeyboardEvent} event @param {string} key */
function isTyped(event, key) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (target.closest("input, textarea, select, [contenteditable]")) return true;
  return (key === "Enter" || key === " ") && Boolean(target.closest("button, a[href], summary"));
}
