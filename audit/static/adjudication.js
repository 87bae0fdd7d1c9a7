/**
 * The page of adjudication: one of two readings is taken by a key, and the next dispute comes.
 */

import { byId, element, jsonOf } from "./element.js";
import { showHelp } from "./help.js";
import { Keyboard } from "./keyboard.js";
import { actionsFor } from "./keymap.js";
import { articlePath, ask } from "./server.js";

/**
 * @typedef {{article_id: string, sides: object[][]}} Dispute the choices that take the one or the other reading
 * @typedef {{number: number, act_id: string, side: number}} Verdict
 */

/** @type {{disputes: Dispute[], states: Record<string, string>}} */
const { disputes, states } = jsonOf("disputes");
const cards = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-dispute]")]);
/** @type {Verdict[]} what was taken, the last at the end */
const taken = [];
let current = 0;
let isBusy = false;

const keyboard = new Keyboard(actionsFor({}), () => (cards.length ? "dispute" : "page"), (name) => DO[name]?.());

/** What each action does. @type {Record<string, () => unknown>} */
const DO = {
  "take-1": () => take(0),
  "take-2": () => take(1),
  "dispute-next": () => moveTo(current + 1),
  "dispute-previous": () => moveTo(current - 1),
  "dispute-open": () => cards[current].querySelector("[data-open]").click(),
  "dispute-undo": () => undo(),
  queue: () => location.assign("/"),
  help: () => showHelp(keyboard, ["dispute"]),
  theme: () => dispatchEvent(new Event("turn-theme")),
};

/** @param {number} number */
function moveTo(number) {
  if (!cards[number]) return;
  current = number;
  for (const card of cards) card.toggleAttribute("aria-current", card === cards[number]);
  cards[number].focus({ preventScroll: true });
  cards[number].scrollIntoView({ block: "nearest" });
}

/** Take a reading of the current dispute, and go on to the next one. @param {number} side */
async function take(side) {
  const number = current;
  if (isJudged(number)) return say("This one is judged; undo it first");
  const { article_id, sides } = disputes[number];
  const answer = await send(article_id, "decisions", { choices: sides[side] });
  if (!answer) return;
  taken.push({ number, act_id: answer.act_id, side });
  show(number, side);
  const next = cards.findIndex((_, other) => other > number && !isJudged(other));
  if (next >= 0) moveTo(next);
  else if (cards.every((_, other) => isJudged(other)) && left() > 0) location.reload();
}

/** Take back the last verdict. */
async function undo() {
  const last = taken.at(-1);
  if (!last) return say("Nothing to undo");
  const answer = await send(disputes[last.number].article_id, "undo", { act_id: last.act_id });
  if (!answer) return;
  taken.pop();
  show(last.number, null);
  moveTo(last.number);
}

/** @param {string} articleId @param {string} way @param {object} body @returns {Promise<any>} null where it was not recorded */
async function send(articleId, way, body) {
  if (isBusy) return null;
  isBusy = true;
  const answer = await ask(articlePath(articleId, way), { ...body, state: states[articleId], purpose: "adjudication" });
  isBusy = false;
  if (answer.status === 200) {
    states[articleId] = answer.body.state.state;
    say("");
    return answer.body;
  }
  if (answer.status === 409) say("Somebody has worked on this article meanwhile.", element("a", { href: "/adjudication" }, "See what is left to judge"));
  else if (answer.status === 401 || answer.status === 403) say("You are not logged in any more.", element("a", { href: "/login?next=/adjudication" }, "Log in"));
  else say(`Not saved: ${answer.body.message}`);
  return null;
}

/** @param {number} number */
function isJudged(number) {
  return taken.some((verdict) => verdict.number === number);
}

/** Show which reading of a dispute was taken; null is none. @param {number} number @param {number | null} side */
function show(number, side) {
  const card = cards[number];
  card.classList.toggle("is-judged", side !== null);
  card.querySelectorAll(".side").forEach((part, index) => part.classList.toggle("is-taken", index === side));
  card.querySelector(".verdict").textContent = side === null ? "" : `Reading ${side + 1} taken`;
  byId("left").textContent = String(left());
}

function left() {
  return Number(byId("left").dataset.total) - taken.length;
}

/** @param {...(string | Node)} parts */
function say(...parts) {
  byId("message").replaceChildren(...parts.flatMap((part) => [part, " "]));
}

if (cards.length) {
  byId("left").dataset.total = byId("left").textContent;
  for (const key of document.querySelectorAll("kbd[data-action]")) {
    key.textContent = keyboard.keysOf(key.getAttribute("data-action")).join(" ") || "–";
  }
  cards.forEach((card, number) => {
    card.addEventListener("focusin", () => (current = number));
    card.querySelectorAll("[data-side]").forEach((button, side) => {
      button.addEventListener("click", () => {
        moveTo(number);
        take(side);
      });
    });
  });
  moveTo(0);
}
