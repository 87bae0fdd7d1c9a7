/**
 * The help: all keys by what they are for, over the page they work on.
 */

import { modal } from "./dialogs.js";
import { element } from "./element.js";

/** @typedef {import("./keyboard.js").Keyboard} Keyboard @typedef {import("./keymap.js").Action} Action */

/** @param {Keyboard} keyboard @param {string[]} contexts those of the page */
export function showHelp(keyboard, contexts) {
  const actions = keyboard.actions.filter((action) => action.contexts.some((context) => contexts.includes(context)));
  const groups = [...new Set(actions.map(({ group }) => group))];
  const columns = groups.map((group) => groupOf(group, actions, keyboard));
  const foot = element("p", { class: "help-foot" }, element("a", { href: "/keys" }, "Change keys"), " · in a form: ", element("kbd", {}, "⏎"), " saves and goes on, ", element("kbd", {}, "⇧ ⏎"), " saves, ", element("kbd", {}, "Esc"), " stops");
  const dialog = modal("Keys", [element("div", { class: "help-columns" }, ...columns), foot]);
  dialog.classList.add("help");
}

/** @param {string} group @param {Action[]} actions @param {Keyboard} keyboard */
function groupOf(group, actions, keyboard) {
  const rows = actions
    .filter((action) => action.group === group)
    .map(({ name, title }) => element("div", {}, element("dt", {}, ...keysOf(keyboard.keysOf(name))), element("dd", {}, title)));
  return element("section", {}, element("h3", {}, group), element("dl", {}, ...rows));
}

/** @param {string[]} keys */
function keysOf(keys) {
  return keys.length ? keys.map((key) => element("kbd", {}, key)) : ["–"];
}
