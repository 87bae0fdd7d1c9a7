/**
 * The pointer: items that are clicked, and words of the text that are selected with the mouse or a finger.
 */

/**
 * @typedef {{desk: import("./desk.js").Desk, text: import("./text_view.js").TextView, facts: import("./facts_view.js").FactsView,
 *   caret: import("./caret.js").Caret, editing: import("./editing.js").Editing}} Page
 */

/** @param {Page} page */
export function watchPointer(page) {
  page.text.box.addEventListener("mouseup", (event) => pick(page, /** @type {HTMLElement} */ (event.target)));
  // A finger moves the ends of a selection after it was lifted.
  page.text.box.addEventListener("touchend", (event) => setTimeout(() => pick(page, /** @type {HTMLElement} */ (event.target)), 50));
  page.facts.box.addEventListener("click", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const card = target.closest("[data-key]");
    if (!card || target.closest("form")) return;
    page.desk.moveTo(card.getAttribute("data-key"));
    const field = target.closest("[data-field]");
    if (field && event.detail === 2) page.editing.edit(Array.from(field.parentElement.children).indexOf(field));
  });
}

/** What was selected or clicked: words for the field of an open form, words to make something of, or an item. @param {Page} page @param {HTMLElement} target */
function pick({ desk, text, caret, editing }, target) {
  const span = text.selected();
  const key = target.closest("[data-key]")?.getAttribute("data-key");
  if (editing.form) {
    const item = desk.find(key);
    const words = span ?? (item && desk.units(item.row));
    if (words) editing.form.put(desk.words(words));
  } else if (span) {
    caret.turnOn(span.start, span.end);
  } else {
    if (caret.isOn) caret.end();
    if (key) desk.moveTo(key);
  }
}
