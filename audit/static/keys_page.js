/**
 * The page of keys: a table of all actions, each with its keys, to be changed by pressing others.
 */

import { byId, element, jsonOf } from "./element.js";
import { KEPT_KEYS } from "./keyboard.js";
import { actionsFor, bindingsOf, conflictsOf, keyName, showKey } from "./keymap.js";
import { read, write } from "./kept.js";

/** @typedef {import("./keymap.js").Action} Action */

const actions = actionsFor(jsonOf("vocabulary"));
const box = byId("keys");

/** Which button waits for a key: the action, and which of its keys. @type {{action: Action, index: number} | null} */
let waiting = null;

function bindings() {
  return bindingsOf(actions, read(KEPT_KEYS, {}, localStorage));
}

function draw() {
  const now = bindings();
  const groups = [...new Set(actions.map(({ group }) => group))];
  box.replaceChildren(
    ...groups.map((group) => {
      const rows = actions.filter((action) => action.group === group).map((action) => rowOf(action, now[action.name]));
      return element("section", {}, element("h2", {}, group), element("table", {}, element("tbody", {}, ...rows)));
    }),
  );
}

/** @param {Action} action @param {string[]} keys */
function rowOf(action, keys) {
  const buttons = keys.map((key, index) => keyButton(action, index, showKey(key)));
  const add = keyButton(action, keys.length, "+");
  add.setAttribute("aria-label", `Another key for: ${action.title}`);
  add.classList.add("is-add");
  const isChanged = JSON.stringify(keys) !== JSON.stringify(action.keys);
  const reset = isChanged && element("button", { type: "button", class: "quiet", "aria-label": `As it was: ${action.title}`, onclick: () => bind(action, null) }, "↺");
  return element("tr", { "data-action": action.name }, element("th", { scope: "row" }, action.title), element("td", {}, ...buttons, add, reset));
}

/** @param {Action} action @param {number} index @param {string} text */
function keyButton(action, index, text) {
  const isWaiting = waiting?.action.name === action.name && waiting.index === index;
  return element(
    "button",
    { type: "button", class: `key${isWaiting ? " is-waiting" : ""}`, "aria-label": `${text}: ${action.title}`, onclick: () => wait(action, index) },
    isWaiting ? "press a key …" : text,
  );
}

/** @param {Action} action @param {number} index */
function wait(action, index) {
  waiting = { action, index };
  say(`Press the key for “${action.title}”. Backspace takes a key away, Esc leaves it as it is.`);
  draw();
  /** @type {HTMLElement} */ (box.querySelector(".is-waiting"))?.focus();
}

document.addEventListener("keydown", (event) => {
  const key = keyName(event);
  if (!waiting || key === null || key === "Tab" || key === "Shift+Tab") return;
  event.preventDefault();
  const { action, index } = waiting;
  waiting = null;
  if (key === "Escape") say("Left as it was");
  else if (key === "Backspace") take(action, index);
  else give(action, index, key);
  draw();
  focusOn(action);
});

/** @param {Action} action @param {number} index */
function take(action, index) {
  bind(action, bindings()[action.name].filter((_, other) => other !== index));
  say(`Taken away from “${action.title}”`);
}

/** @param {Action} action @param {number} index @param {string} key */
function give(action, index, key) {
  const now = bindings();
  const others = conflictsOf(actions, now, action, key);
  if (others.length) return say(`${showKey(key)} already does “${others.map(({ title }) => title).join("”, “")}”. Take it away there first.`, true);
  const keys = [...now[action.name]];
  keys[index] = key;
  bind(action, [...new Set(keys)]);
  say(`“${action.title}” is now on ${showKey(key)}`);
}

/** @param {Action} action @param {string[] | null} keys null as they were */
function bind(action, keys) {
  const { [action.name]: _, ...others } = read(KEPT_KEYS, {}, localStorage);
  const isKept = write(KEPT_KEYS, keys ? { ...others, [action.name]: keys } : others, localStorage);
  if (!isKept) say("This browser keeps nothing: the change can't be saved", true);
  draw();
}

/** @param {Action} action */
function focusOn(action) {
  /** @type {HTMLElement} */ (box.querySelector(`[data-action="${CSS.escape(action.name)}"] button`))?.focus();
}

/** @param {string} message @param {boolean} [isFault] */
function say(message, isFault = false) {
  byId("message").textContent = message;
  byId("message").classList.toggle("is-fault", isFault);
}

byId("reset").addEventListener("click", () => {
  write(KEPT_KEYS, null, localStorage);
  say("All keys are as they were");
  draw();
});
draw();
