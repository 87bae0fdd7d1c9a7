/**
 * The caret: selecting words of the text by keyboard, from where the current item is, a word or a character at a time.
 */

import { element } from "./element.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./text_view.js").TextView} TextView */

/** @type {Record<string, (offsets: import("./offsets.js").Offsets, unit: number) => number>} */
const STEPS = {
  right: (offsets, unit) => offsets.nextWordStart(unit),
  left: (offsets, unit) => offsets.previousWordStart(unit),
  "right-character": (offsets, unit) => offsets.nextCharacter(unit),
  "left-character": (offsets, unit) => offsets.previousCharacter(unit),
};

export class Caret {
  /** @param {Desk} desk @param {TextView} view */
  constructor(desk, view) {
    this.desk = desk;
    this.view = view;
    this.isOn = false;
    this.anchor = 0;
    this.focus = 0;
    this.mark = element("span", { class: "caret", "aria-hidden": "true", hidden: true });
    addEventListener("resize", () => this.isOn && this.draw());
  }

  /** Begin where the current item begins. */
  begin() {
    const current = this.desk.current;
    const unit = current ? this.desk.units(current.row).start : 0;
    this.turnOn(unit, unit);
  }

  /** @param {number} anchor @param {number} focus */
  turnOn(anchor, focus) {
    this.isOn = true;
    this.anchor = anchor;
    this.focus = focus;
    this.draw();
  }

  end() {
    this.isOn = false;
    this.mark.hidden = true;
    this.desk.selection = null;
    getSelection()?.removeAllRanges();
  }

  /** Move the caret, or one end of the selection. @param {string} step as "right" @param {boolean} extends_ */
  move(step, extends_) {
    this.focus = step === "up" || step === "down" ? this.inNextLine(step === "down" ? 1 : -1) : this.after(step, extends_);
    if (!extends_) this.anchor = this.focus;
    this.draw();
  }

  /** Where a step leads; what is selected begins and ends with words. @param {string} step @param {boolean} extends_ */
  after(step, extends_) {
    const { offsets } = this.desk;
    if (extends_ && step === "right" && this.focus >= this.anchor) return offsets.nextWordEnd(this.focus);
    if (extends_ && step === "left" && this.focus > this.anchor) return Math.max(this.anchor, offsets.previousWordEnd(this.focus));
    return STEPS[step](offsets, this.focus);
  }

  /** The unit a line further down or up, as the text is broken on the screen. @param {1 | -1} direction */
  inNextLine(direction) {
    const { left, top, height } = this.rectangle();
    for (let lines = 1; lines < 4; lines += 0.5) {
      const place = placeAt(left + 1, top + height / 2 + direction * lines * height);
      const unit = place && this.view.unitAt(place.node, place.offset);
      if (unit !== null && Math.sign(unit - this.focus) === direction) return unit;
    }
    return this.focus;
  }

  rectangle() {
    const range = this.view.rangeOf({ start: this.focus, end: this.focus });
    return range.getClientRects()[0] ?? range.startContainer.parentElement.getBoundingClientRect();
  }

  /** Show caret and selection. */
  draw() {
    const [start, end] = [Math.min(this.anchor, this.focus), Math.max(this.anchor, this.focus)];
    this.desk.selection = start < end ? this.desk.offsets.whole(start, end) : null;
    const selection = getSelection();
    selection.removeAllRanges();
    if (start < end) selection.addRange(this.view.rangeOf({ start, end }));
    this.view.box.append(this.mark);
    this.mark.hidden = false;
    this.reveal();
    const [box, rectangle] = [this.view.box.getBoundingClientRect(), this.rectangle()];
    // The policy of the page forbids styles in HTML, not those that scripts set one by one.
    this.mark.style.setProperty("translate", `${rectangle.left - box.left}px ${rectangle.top - box.top}px`);
    this.mark.style.setProperty("height", `${rectangle.height}px`);
    this.desk.tell("selected");
  }

  /** Scroll the caret into its pane. */
  reveal() {
    const pane = this.view.box.closest(".pane");
    const [bounds, rectangle] = [pane.getBoundingClientRect(), this.rectangle()];
    // The lines to which the caret may go next are in sight as well.
    const margin = Math.min(4 * rectangle.height, bounds.height / 3);
    if (rectangle.bottom > bounds.bottom - margin) pane.scrollTop += rectangle.bottom - bounds.bottom + margin;
    if (rectangle.top < bounds.top + margin) pane.scrollTop += rectangle.top - bounds.top - margin;
  }
}

/** The place in the text under a point of the window. @param {number} x @param {number} y */
function placeAt(x, y) {
  if (document.caretPositionFromPoint) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}
