/**
 * The page of the queue: its rows, filters and pages by keyboard; filters work as soon as they are changed.
 */

import { byId } from "./element.js";
import { showHelp } from "./help.js";
import { Keyboard } from "./keyboard.js";
import { actionsFor } from "./keymap.js";
import { read, write } from "./kept.js";

const rows = Array.from(document.querySelectorAll("#rows tr"));
const search = /** @type {HTMLInputElement} */ (byId("search"));
const filters = /** @type {HTMLFormElement} */ (byId("filters"));
const keyboard = new Keyboard(actionsFor({}), () => "queue", (name) => DO[name]?.());

/** The row that was the current one when this list was left. */
let current = Math.min(read(`row.${location.search}`, 0), rows.length - 1);

/** @type {Record<string, () => void>} */
const DO = {
  "row-next": () => moveTo(current + 1),
  "row-previous": () => moveTo(current - 1),
  "row-first": () => moveTo(0),
  "row-last": () => moveTo(rows.length - 1),
  "row-open": () => rows[current]?.querySelector("a").click(),
  "page-next": () => document.getElementById("page-next")?.click(),
  "page-previous": () => history.back(),
  search: () => search.select(),
  queue: () => location.assign("/"),
  help: () => showHelp(keyboard, ["queue"]),
  theme: () => dispatchEvent(new Event("turn-theme")),
  cancel: () => /** @type {HTMLElement} */ (document.activeElement)?.blur(),
};

/** @param {number} index */
function moveTo(index) {
  if (!rows[index]) return;
  rows[current]?.classList.remove("is-current");
  current = index;
  rows[index].classList.add("is-current");
  rows[index].querySelector("a").focus({ preventScroll: true });
  rows[index].scrollIntoView({ block: "nearest" });
  write(`row.${location.search}`, index);
}

// Where there is little room, articles come before those filters that say nothing.
const more = /** @type {HTMLDetailsElement} */ (byId("more"));
more.open = matchMedia("(min-width: 861px)").matches || Boolean(more.querySelector(".is-set"));

filters.addEventListener("change", () => filters.requestSubmit());
filters.addEventListener("formdata", ({ formData }) => {
  // What asks for nothing needn't stand in the address; that the status is all has to.
  for (const [name, value] of [...formData.entries()]) if (!value && name !== "status") formData.delete(name);
});
search.addEventListener("keydown", (event) => {
  if (event.key === "Escape") search.blur();
});
for (const [index, row] of rows.entries()) {
  row.addEventListener("click", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.closest("a") || getSelection()?.toString()) return;
    moveTo(index);
    DO["row-open"]();
  });
}
moveTo(current);
