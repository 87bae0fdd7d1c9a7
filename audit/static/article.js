/**
 * The page of an article: puts text, facts, keys and outbox together; an action of the keymap is a line of DO.
 */

import { addMention, chooseField, draftFact, mark } from "./adding.js";
import { Caret } from "./caret.js";
import { accept, acceptShown, comment, commentArticle, merge, reject, relabel, remove } from "./deciding.js";
import { Desk } from "./desk.js";
import { Dock } from "./dock.js";
import { Editing } from "./editing.js";
import { byId, jsonOf } from "./element.js";
import { FactsView } from "./facts_view.js";
import { showComments, showHead } from "./head.js";
import { showHelp } from "./help.js";
import { History } from "./history.js";
import { isOpen, MENTIONS } from "./items.js";
import { Keyboard } from "./keyboard.js";
import { actionsFor } from "./keymap.js";
import { Lock } from "./lock.js";
import { Outbox } from "./outbox.js";
import { watchPointer } from "./pointer.js";
import { resize, WAYS } from "./resizing.js";
import { settleStale, showSaving } from "./saving.js";
import { readSchema } from "./schema.js";
import { TextView } from "./text_view.js";
import { Travel } from "./travel.js";

const schema = readSchema();
const { query, after } = byId("article").dataset;
const outbox = new Outbox();
const desk = new Desk(schema, outbox, new History());
const text = new TextView(byId("text"), desk);
const facts = new FactsView(byId("facts"), desk);
const caret = new Caret(desk, text);
const editing = new Editing(desk, facts);
const travel = new Travel(desk, query, after);
const lock = new Lock(byId("lock"));
const keyboard = new Keyboard(actionsFor(schema), contextNow, (name) => run(name));
const dock = new Dock({ strip: byId("current"), bar: byId("bar") }, desk, keyboard);
const filter = /** @type {HTMLInputElement} */ (byId("filter"));

/** What each action does. @type {Record<string, () => unknown>} */
const DO = {
  accept: () => accept(desk),
  reject: () => reject(desk),
  delete: () => remove(desk),
  "accept-shown": () => acceptShown(desk),
  edit: () => editing.edit(),
  merge: () => merge(desk),
  comment: () => comment(desk),
  "comment-article": () => commentArticle(desk),
  undo: () => travel.undo(),
  redo: () => travel.redo(),
  next: () => desk.move(1) || desk.say("This is the last item"),
  previous: () => desk.move(-1) || desk.say("This is the first item"),
  "next-open": () => desk.moveOn(),
  "previous-open": () => desk.move(-1, ({ row }) => isOpen(row)) || desk.say("No open item before this one"),
  first: () => desk.moveTo(desk.shown[0]?.key),
  last: () => desk.moveTo(desk.shown.at(-1)?.key),
  switch: () => switchSide(),
  filter: () => filter.select(),
  "next-article": () => travel.next(),
  "previous-article": () => travel.previous(),
  select: () => caret.begin(),
  mark: () => mark(desk),
  "new-fact": async () => beginFact(),
  "take-value": () => takeValue(),
  queue: () => location.assign(travel.list),
  help: () => showHelp(keyboard, ["mention", "fact", "caret", "nothing"]),
  theme: () => dispatchEvent(new Event("turn-theme")),
  cancel: () => cancel(),
};

/** @param {string} name of an action */
function run(name) {
  const [family, rest] = name.split(/[:-](.*)/s);
  if (DO[name]) DO[name]();
  else if (WAYS[name]) resize(desk, name);
  else if (family === "label") label(rest);
  else if (family === "field") editing.edit(Number(rest) - 1);
  else if (family === "caret" || family === "extend") caret.move(rest, family === "extend");
}

function contextNow() {
  if (caret.isOn) return "caret";
  if (!desk.current) return "nothing";
  return desk.current.item === MENTIONS ? "mention" : "fact";
}

/** @param {string} name */
function label(name) {
  if (!caret.isOn) return relabel(desk, name);
  if (addMention(desk, name)) caret.end();
  drawAll();
}

/** To the fact that these words are part of, or to the first words of this fact. */
function switchSide() {
  const { current } = desk;
  if (!current) return;
  const span = desk.units(current.row);
  const others = current.item === MENTIONS ? desk.factsAt(span) : desk.mentionsAt(span);
  if (others.length) desk.moveTo(others[0].key);
  else desk.say(current.item === MENTIONS ? "No fact is made of these words" : "Nothing is tagged in these words");
}

async function beginFact() {
  const draft = await draftFact(desk);
  if (!draft) return;
  caret.end();
  editing.open(draft);
}

async function takeValue() {
  const chosen = await chooseField(desk);
  if (!chosen) return;
  caret.end();
  desk.moveTo(chosen.fact.key);
  editing.edit(0);
  editing.form.put(chosen.words, chosen.field);
}

function cancel() {
  if (caret.isOn) caret.end();
  else if (desk.merging) desk.merging = null;
  else if (desk.marked.size) desk.marked.clear();
  else if (desk.query) desk.filter((filter.value = ""));
  drawAll();
}

desk.addEventListener("opened", () => {
  caret.end();
  editing.leave();
  showHead(desk);
  text.open();
  byId("text-pane").scrollTop = 0;
  byId("facts-pane").scrollTop = 0;
  lock.take(desk.id);
  travel.lookAhead();
  editing.resume();
  drawAll();
  follow();
});
desk.addEventListener("changed", () => {
  text.draw();
  drawAll();
});
desk.addEventListener("selected", drawDock);
desk.addEventListener("moved", () => {
  text.light();
  facts.light();
  drawDock();
  follow();
});
desk.addEventListener("said", (event) => {
  byId("message").textContent = event.detail.message;
});

outbox.addEventListener("confirmed", ({ detail: { act, state, itemIds } }) => {
  act.before.forEach(({ item, item_id }, index) => {
    if (item_id.startsWith("new-") && itemIds[index]) desk.rename(item, item_id, itemIds[index]);
  });
  if (act.article_id === desk.id) desk.confirm(state);
});
outbox.addEventListener("stale", settle);
outbox.addEventListener("refused", ({ detail: { act, body } }) => {
  desk.history.forget(act.act_id);
  desk.look();
  desk.tell("changed");
  desk.say(`Not saved: ${act.said}. ${body.message}`);
  if (act.article_id !== desk.id) return;
  if (!editing.form) desk.moveToItemOf(act, body.index ?? 0);
  editing.correct(act, body);
});
outbox.addEventListener("signed-out", () => {
  const notice = byId("signed-out");
  notice.hidden = false;
  /** @type {HTMLAnchorElement} */ (notice.querySelector("a")).href = `/login?next=${encodeURIComponent(location.pathname + location.search)}`;
});

/** Ask what is to become of acts on what has changed meanwhile. */
async function settle() {
  const { act, state } = outbox.held;
  const given = await settleStale(outbox);
  for (const { act_id } of given ?? []) desk.history.forget(act_id);
  if (act.article_id === desk.id) desk.confirm(state);
}

/** Draw what shows the state of the whole article. */
function drawAll() {
  text.light();
  facts.draw();
  drawDock();
  showProgress();
  showComments(desk);
  if (!editing.form && (document.activeElement === document.body || !document.activeElement)) focusCurrent();
}

function drawDock() {
  dock.draw(contextNow());
  document.body.dataset.context = contextNow();
}

function showProgress() {
  const { done, all, words } = desk.progress;
  const bar = /** @type {HTMLProgressElement} */ (byId("progress"));
  bar.max = all || 1;
  bar.value = all ? done : 1;
  byId("progress-words").textContent = words;
  byId("shown-words").textContent = desk.query ? `${desk.shown.length} shown` : "";
}

/** Bring the current item into view on both sides, and give it the focus. */
function follow() {
  if (desk.current) showPane(desk.current.item === MENTIONS ? "text" : "facts");
  text.reveal();
  facts.reveal();
  if (!editing.form) focusCurrent();
}

function focusCurrent() {
  const key = desk.currentKey;
  if (key) (text.nodeFor(key) ?? facts.nodeFor(key))?.focus({ preventScroll: true });
}

/** Where there is room for one, show the text or the facts. @param {string} name */
function showPane(name) {
  document.body.dataset.pane = name;
  for (const button of document.querySelectorAll("[data-shows]")) {
    button.setAttribute("aria-pressed", String(button.getAttribute("data-shows") === name));
  }
}

filter.addEventListener("input", () => desk.filter(filter.value));
filter.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" && event.key !== "Escape") return;
  event.preventDefault();
  if (event.key === "Escape") desk.filter((filter.value = ""));
  filter.blur();
  focusCurrent();
});
for (const button of document.querySelectorAll("[data-shows]")) {
  button.addEventListener("click", () => showPane(button.getAttribute("data-shows")));
}
addEventListener("online", () => outbox.flush());
addEventListener("beforeunload", (event) => {
  if (outbox.acts.length) event.preventDefault();
});

watchPointer({ desk, text, facts, caret, editing });
showSaving(outbox, byId("saving"), settle);
desk.open(jsonOf("state"));
outbox.flush();
