/**
 * Keys: what each action is called, where it works, and which keys do it, as "accept" is done by "a".
 *
 * Everything that an editor can do is a line of ACTIONS; the bar, the help, the page of keys and the listener read it.
 * Labels and fields come from the schema: the first nine have the digits.
 */

/**
 * @typedef {{name: string, title: string, group: string, contexts: string[], keys: string[], repeats?: boolean}} Action
 * @typedef {Record<string, string[]>} Bindings keys by the name of an action
 */

const ITEM = ["mention", "fact"];
const ARTICLE = [...ITEM, "caret", "nothing"];
const ANYWHERE = [...ARTICLE, "queue", "page", "dispute"];

/** @type {Action[]} */
const ACTIONS = [
  { name: "accept", title: "Accept, and on to the next open one", group: "Decide", contexts: ITEM, keys: ["a"] },
  { name: "reject", title: "Reject, and on to the next open one", group: "Decide", contexts: ITEM, keys: ["r"] },
  { name: "accept-shown", title: "Accept all open ones that are shown", group: "Decide", contexts: [...ITEM, "nothing"], keys: ["A"] },
  { name: "edit", title: "Edit", group: "Decide", contexts: ["fact"], keys: ["e", "Enter"] },
  { name: "delete", title: "Delete (it stays, struck out)", group: "Decide", contexts: ITEM, keys: ["d", "Delete"] },
  { name: "merge", title: "Merge: here, then on the one that stays", group: "Decide", contexts: ITEM, keys: ["m"] },
  { name: "comment", title: "Comment", group: "Decide", contexts: ITEM, keys: ["c"] },
  { name: "comment-article", title: "Comment on the article", group: "Decide", contexts: [...ITEM, "nothing"], keys: ["C"] },
  { name: "undo", title: "Undo", group: "Decide", contexts: ARTICLE, keys: ["u", "Ctrl+z"], repeats: true },
  { name: "redo", title: "Redo", group: "Decide", contexts: ARTICLE, keys: ["U", "Ctrl+Z", "Ctrl+y"], repeats: true },

  { name: "next", title: "Next item", group: "Move", contexts: [...ITEM, "nothing"], keys: ["j", "ArrowDown"], repeats: true },
  { name: "previous", title: "Previous item", group: "Move", contexts: [...ITEM, "nothing"], keys: ["k", "ArrowUp"], repeats: true },
  { name: "next-open", title: "Next open item", group: "Move", contexts: [...ITEM, "nothing"], keys: ["n"], repeats: true },
  { name: "previous-open", title: "Previous open item", group: "Move", contexts: [...ITEM, "nothing"], keys: ["p"], repeats: true },
  { name: "first", title: "First item", group: "Move", contexts: [...ITEM, "nothing"], keys: ["Home"] },
  { name: "last", title: "Last item", group: "Move", contexts: [...ITEM, "nothing"], keys: ["End"] },
  { name: "switch", title: "To the fact of these words, and back", group: "Move", contexts: [...ITEM, "nothing"], keys: ["x"] },
  { name: "filter", title: "Filter items", group: "Move", contexts: [...ITEM, "nothing"], keys: ["/"] },
  { name: "next-article", title: "Next article", group: "Move", contexts: ARTICLE, keys: ["J", "PageDown"] },
  { name: "previous-article", title: "Previous article", group: "Move", contexts: ARTICLE, keys: ["K", "PageUp"] },

  { name: "end-right", title: "End a word to the right", group: "Resize", contexts: ITEM, keys: ["ArrowRight"], repeats: true },
  { name: "end-left", title: "End a word to the left", group: "Resize", contexts: ITEM, keys: ["ArrowLeft"], repeats: true },
  { name: "start-right", title: "Start a word to the right", group: "Resize", contexts: ITEM, keys: ["Shift+ArrowRight"], repeats: true },
  { name: "start-left", title: "Start a word to the left", group: "Resize", contexts: ITEM, keys: ["Shift+ArrowLeft"], repeats: true },
  { name: "end-right-character", title: "End a character to the right", group: "Resize", contexts: ITEM, keys: [".", "Ctrl+ArrowRight"], repeats: true },
  { name: "end-left-character", title: "End a character to the left", group: "Resize", contexts: ITEM, keys: [",", "Ctrl+ArrowLeft"], repeats: true },
  { name: "start-right-character", title: "Start a character to the right", group: "Resize", contexts: ITEM, keys: [">", "Ctrl+Shift+ArrowRight"], repeats: true },
  { name: "start-left-character", title: "Start a character to the left", group: "Resize", contexts: ITEM, keys: ["<", "Ctrl+Shift+ArrowLeft"], repeats: true },

  { name: "select", title: "Select words in the text", group: "Add", contexts: [...ITEM, "nothing"], keys: ["s", "i"] },
  { name: "mark", title: "Mark for a new fact, or unmark", group: "Add", contexts: ITEM, keys: [" "] },
  { name: "new-fact", title: "New fact from what is marked or selected", group: "Add", contexts: ARTICLE, keys: ["f"] },
  { name: "take-value", title: "Put these words into a field of the fact", group: "Add", contexts: ARTICLE, keys: ["v"] },

  { name: "caret-right", title: "A word to the right", group: "Select words", contexts: ["caret"], keys: ["ArrowRight", "w"], repeats: true },
  { name: "caret-left", title: "A word to the left", group: "Select words", contexts: ["caret"], keys: ["ArrowLeft", "b"], repeats: true },
  { name: "caret-right-character", title: "A character to the right", group: "Select words", contexts: ["caret"], keys: [".", "Ctrl+ArrowRight"], repeats: true },
  { name: "caret-left-character", title: "A character to the left", group: "Select words", contexts: ["caret"], keys: [",", "Ctrl+ArrowLeft"], repeats: true },
  { name: "caret-down", title: "A line down", group: "Select words", contexts: ["caret"], keys: ["ArrowDown", "j"], repeats: true },
  { name: "caret-up", title: "A line up", group: "Select words", contexts: ["caret"], keys: ["ArrowUp", "k"], repeats: true },
  { name: "extend-right", title: "Select a word more", group: "Select words", contexts: ["caret"], keys: ["Shift+ArrowRight", "W"], repeats: true },
  { name: "extend-left", title: "Select a word less, or to the left", group: "Select words", contexts: ["caret"], keys: ["Shift+ArrowLeft", "B"], repeats: true },
  { name: "extend-right-character", title: "Select a character more", group: "Select words", contexts: ["caret"], keys: [">", "Ctrl+Shift+ArrowRight"], repeats: true },
  { name: "extend-left-character", title: "Select a character less", group: "Select words", contexts: ["caret"], keys: ["<", "Ctrl+Shift+ArrowLeft"], repeats: true },
  { name: "extend-down", title: "Select a line more", group: "Select words", contexts: ["caret"], keys: ["Shift+ArrowDown"], repeats: true },
  { name: "extend-up", title: "Select a line less", group: "Select words", contexts: ["caret"], keys: ["Shift+ArrowUp"], repeats: true },

  { name: "row-next", title: "Next article of the list", group: "Queue", contexts: ["queue"], keys: ["j", "ArrowDown"], repeats: true },
  { name: "row-previous", title: "Previous article of the list", group: "Queue", contexts: ["queue"], keys: ["k", "ArrowUp"], repeats: true },
  { name: "row-open", title: "Open the article", group: "Queue", contexts: ["queue"], keys: ["Enter", "o"] },
  { name: "row-first", title: "First article of the list", group: "Queue", contexts: ["queue"], keys: ["Home"] },
  { name: "row-last", title: "Last article of the list", group: "Queue", contexts: ["queue"], keys: ["End"] },
  { name: "page-next", title: "Next page of the list", group: "Queue", contexts: ["queue"], keys: ["J", "PageDown"] },
  { name: "page-previous", title: "Previous page of the list", group: "Queue", contexts: ["queue"], keys: ["K", "PageUp"] },
  { name: "search", title: "Search articles", group: "Queue", contexts: ["queue"], keys: ["/"] },

  { name: "take-1", title: "Take the first reading", group: "Adjudicate", contexts: ["dispute"], keys: ["1", "ArrowLeft"] },
  { name: "take-2", title: "Take the second reading", group: "Adjudicate", contexts: ["dispute"], keys: ["2", "ArrowRight"] },
  { name: "dispute-next", title: "Next dispute", group: "Adjudicate", contexts: ["dispute"], keys: ["j", "ArrowDown"], repeats: true },
  { name: "dispute-previous", title: "Previous dispute", group: "Adjudicate", contexts: ["dispute"], keys: ["k", "ArrowUp"], repeats: true },
  { name: "dispute-open", title: "Correct it in the article", group: "Adjudicate", contexts: ["dispute"], keys: ["e"] },
  { name: "dispute-undo", title: "Undo", group: "Adjudicate", contexts: ["dispute"], keys: ["u", "Ctrl+z"] },

  { name: "take-1", title: "Take the first reading", group: "Adjudicate", contexts: ["dispute"], keys: ["1"] },
  { name: "take-2", title: "Take the second reading", group: "Adjudicate", contexts: ["dispute"], keys: ["2"] },
  { name: "dispute-next", title: "Next dispute", group: "Adjudicate", contexts: ["dispute"], keys: ["j", "ArrowDown"], repeats: true },
  { name: "dispute-previous", title: "Previous dispute", group: "Adjudicate", contexts: ["dispute"], keys: ["k", "ArrowUp"], repeats: true },
  { name: "dispute-open", title: "Correct it in the article", group: "Adjudicate", contexts: ["dispute"], keys: ["e", "Enter"] },
  { name: "dispute-undo", title: "Undo the last verdict", group: "Adjudicate", contexts: ["dispute"], keys: ["u", "Ctrl+z"] },

  { name: "queue", title: "Back to the queue", group: "Everywhere", contexts: ANYWHERE, keys: ["q"] },
  { name: "help", title: "All keys", group: "Everywhere", contexts: ANYWHERE, keys: ["?"] },
  { name: "theme", title: "Light or dark", group: "Everywhere", contexts: ANYWHERE, keys: ["\\"] },
  { name: "cancel", title: "Stop, close, leave the field", group: "Everywhere", contexts: ANYWHERE, keys: ["Escape"] },
];

const FIELDS = 9;

/** All actions, with those of the labels. @param {{labels?: string[]}} schema @returns {Action[]} */
export function actionsFor(schema) {
  const labels = (schema.labels ?? []).map((label, index) => ({
    name: `label:${label}`, title: `Label ${label}`, group: "Label", contexts: ["mention", "caret"], keys: index < FIELDS ? [`${index + 1}`] : [],
  }));
  const fields = Array.from({ length: FIELDS }, (_, index) => ({
    name: `field:${index + 1}`, title: `Edit field ${index + 1}`, group: "Field", contexts: ["fact"], keys: [`${index + 1}`],
  }));
  return [...ACTIONS.slice(0, 3), ...labels, ...ACTIONS.slice(3), ...fields];
}

/** The keys of each action, where an editor chose others those. @param {Action[]} actions @param {Bindings} chosen @returns {Bindings} */
export function bindingsOf(actions, chosen) {
  return Object.fromEntries(actions.map((action) => [action.name, chosen[action.name] ?? action.keys]));
}

/** Which action a key does in a context. @param {Action[]} actions @param {Bindings} bindings @param {string} key @param {string} context */
export function actionOf(actions, bindings, key, context) {
  return actions.find((action) => action.contexts.includes(context) && bindings[action.name].includes(key));
}

/** The other actions that a key already does where this one works. @param {Action[]} actions @param {Bindings} bindings @param {Action} action @param {string} key */
export function conflictsOf(actions, bindings, action, key) {
  return actions.filter(
    (other) =>
      other.name !== action.name &&
      bindings[other.name].includes(key) &&
      other.contexts.some((context) => action.contexts.includes(context)),
  );
}

/**
 * The name of the key that was pressed: "a", "A", "?", "Shift+ArrowLeft", "Ctrl+z"; null for a modifier alone.
 * @param {{key: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean, shiftKey: boolean}} event
 */
export function keyName(event) {
  if (["Shift", "Control", "Alt", "Meta", "AltGraph", "Dead", "CapsLock", "Process", "Unidentified"].includes(event.key)) return null;
  const isLetter = event.key.length === 1 && event.key.toLowerCase() !== event.key.toUpperCase();
  // With caps lock on, "a" is still "a": what accepts one item must not accept all.
  const key = isLetter ? (event.shiftKey ? event.key.toUpperCase() : event.key.toLowerCase()) : event.key;
  const command = event.ctrlKey || event.metaKey ? "Ctrl+" : "";
  const shift = event.shiftKey && key.length > 1 ? "Shift+" : "";
  return `${command}${event.altKey ? "Alt+" : ""}${shift}${key}`;
}

const SIGNS = {
  ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", Escape: "Esc", " ": "Space", Delete: "Del", Enter: "⏎",
  PageUp: "PgUp", PageDown: "PgDn",
};

/** A key as it stands on a keyboard: "Shift+ArrowLeft" as "⇧ ←". @param {string} key */
export function showKey(key) {
  const parts = key === "+" ? ["+"] : key.split(/\+(?=.)/);
  const last = parts.pop();
  const isCapital = last.length === 1 && last.toLowerCase() !== last;
  const signs = parts.map((part) => ({ Shift: "⇧" })[part] ?? part);
  return [...signs, ...(isCapital ? ["⇧"] : []), SIGNS[last] ?? (isCapital ? last : last)].join(" ");
}
