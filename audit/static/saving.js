/**
 * Saving: how far the server knows what was done, and what to do when it says no: nothing is lost without a word.
 */

import { choose } from "./dialogs.js";
import { element } from "./element.js";
import { count, describe } from "./items.js";
import { changedSince, isOfOtherText } from "./replay.js";

/** @typedef {import("./outbox.js").Outbox} Outbox @typedef {import("./items.js").State} State */

// This is asked in the middle of work: a digit that was to be a label, on its way when the question came, is no answer.
const READING = 700; // milliseconds

/** Say in an element how many acts wait, and why. @param {Outbox} outbox @param {HTMLElement} box @param {() => void} look told to show what is held */
export function showSaving(outbox, box, look) {
  const draw = () => {
    const waiting = outbox.acts.length;
    const [look_, text] = outbox.held
      ? ["is-held", "Changed by someone else"]
      : outbox.problem
        ? ["is-waiting", `Not saved yet: ${count(waiting, "decision")} kept here`]
        : waiting
          ? ["is-sending", "Saving …"]
          : ["is-saved", "Saved"];
    if (box.textContent !== text) box.replaceChildren(outbox.held ? element("button", { type: "button", onclick: look }, text) : text);
    box.className = `saving ${look_}`;
    box.title = outbox.problem ? `${outbox.problem}. It is tried again until it works; you can go on.` : "";
  };
  outbox.addEventListener("changed", draw);
  draw();
}

/**
 * Tell what has changed under the editor's hands, and ask what to do. @param {Outbox} outbox
 * @returns {Promise<import("./replay.js").Act[] | null>} the acts that were given up; null where nothing was chosen
 */
export async function settleStale(outbox) {
  const { act, state, message } = outbox.held;
  const mine = outbox.of(act.article_id);
  const details = [
    element("p", {}, message || "Someone else has worked on this article since you opened it."),
    element("h3", {}, "Changed meanwhile"),
    changesOf(act, state),
    element("h3", {}, "Yours, not saved yet"),
    element("ul", {}, ...mine.map(({ said }) => element("li", {}, said))),
  ];
  if (mine.some((each) => isOfOtherText(each, state))) {
    // Its characters are others now: what was done to their places can't be repeated blindly.
    details.push(element("p", {}, "The text itself has changed, so that yours has to be done anew where it still applies."));
    return (await choose("This article has changed", ["See it as it is now"], details, READING)) === null ? null : outbox.drop();
  }
  const repeat = mine.length === 1 ? "Do mine all the same" : `Do my ${mine.length} all the same`;
  const choice = await choose("This article has changed", [repeat, "Leave it as it is now"], details, READING);
  if (choice === 0) outbox.repeat();
  if (choice === null) return null;
  return choice === 1 ? outbox.drop() : [];
}

/** What has changed of the items that an act is about. @param {import("./replay.js").Act} act @param {State} state */
function changesOf(act, state) {
  const changes = changedSince(state, act.before.filter(({ item, row }) => item !== "articles" && row));
  if (!changes.length) return element("p", {}, "Other items of the article; what you decided on is as it was.");
  return element("ul", {}, ...changes.map(({ item, was, now, key }) => element("li", {}, `${describe({ item, row: was, key })}: ${now ? changeOf(item, was, now, key) : "gone"}`)));
}

/** @param {string} item @param {import("./items.js").Row} was @param {import("./items.js").Row} now @param {string} key */
function changeOf(item, was, now, key) {
  const parts = was.review === now.review ? [] : [`now ${now.review}`];
  for (const name of Object.keys(was)) {
    const isValue = !["review", "extracted", "evidence", "start", "end", "text", "model_id"].includes(name);
    if (isValue && JSON.stringify(was[name]) !== JSON.stringify(now[name])) parts.push(`${name}: ${now[name] ?? "nothing"}`);
  }
  if (was.text !== now.text || was.evidence?.quote !== now.evidence?.quote) parts.push(`now ${describe({ item, row: now, key })}`);
  return parts.join(", ") || "changed";
}

