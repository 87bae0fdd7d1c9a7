/**
 * The text of the article: a paragraph a line, with its mentions marked and the evidence of the current fact lit up.
 *
 * The text of the elements is the article's, character for character: tags and signs are drawn by the style sheet, so
 * that a place in the page is a place in the text.
 */

import { element, percent } from "./element.js";
import { MENTIONS, isOpen, makerOf } from "./items.js";
import { linesOf, overlap, piecesOf } from "./spans.js";
import { signOf, tagOf } from "./signs.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./desk.js").Span} Span @typedef {import("./items.js").Item} Item */

export class TextView {
  /** @param {HTMLElement} box @param {Desk} desk */
  constructor(box, desk) {
    this.box = box;
    this.desk = desk;
    /** @type {{start: number, end: number, paragraph: HTMLElement, drawn: string}[]} */
    this.lines = [];
  }

  /** Show the article that is on the desk. */
  open() {
    const { text, base } = this.desk;
    this.box.lang = base.article.language;
    this.lines = linesOf(text).map(({ start, end }) => {
      // Each paragraph has a direction of its own, which no character of another can turn.
      return { start, end, paragraph: element("p", { dir: "auto" }), drawn: "" };
    });
    this.box.replaceChildren(...this.lines.map((line) => line.paragraph));
    this.draw();
  }

  /** Draw those paragraphs anew in which something has changed. */
  draw() {
    const { desk } = this;
    const items = desk.items.map((item) => ({ item, id: item.key, ...desk.units(item.row) }));
    const mentions = items.filter(({ item }) => item.item === MENTIONS);
    const evidence = items.filter(({ item }) => item.item !== MENTIONS);
    const shown = new Map(mentions.map(({ item }) => [item.key, this.lookOf(item)]));
    for (const line of this.lines) {
      const spans = mentions.filter((span) => overlap(span, line));
      const cuts = evidence.filter((span) => overlap(span, line)).flatMap(({ start, end }) => [start, end]);
      const drawn = JSON.stringify([cuts, spans.map(({ id, start, end }) => [start, end, shown.get(id)])]);
      if (drawn === line.drawn) continue;
      line.drawn = drawn;
      line.paragraph.replaceChildren(...this.nodesOf(line, spans, cuts, shown));
    }
    this.light();
  }

  /** What a mention looks like. @param {Item} item @returns {Record<string, string>} */
  lookOf({ item, row, key }) {
    const { schema, shows, marked } = this.desk;
    const classes = ["mention", `label-${(schema.labels.indexOf(row.label) % 8) + 1}`, `is-${row.review}`];
    if (isOpen(row)) classes.push("is-open");
    if (row.differs) classes.push("is-differing");
    if (!shows({ item, row, key })) classes.push("is-hidden");
    if (marked.has(key)) classes.push("is-marked");
    return {
      class: classes.join(" "),
      "data-key": key,
      "data-tag": tagOf(row.label),
      "data-sign": signOf(row),
      "aria-label": `${row.text}, ${row.label}, ${percent(row.confidence)}, ${row.review}, ${makerOf(row)}`,
    };
  }

  /**
   * The nodes of a paragraph: mentions within mentions, and the pieces that evidence may light up.
   * @param {Span} line @param {{id: string, start: number, end: number}[]} spans @param {number[]} cuts
   * @param {Map<string, Record<string, string>>} looks
   */
  nodesOf(line, spans, cuts, looks) {
    const root = document.createDocumentFragment();
    /** @type {{id: string, node: HTMLElement}[]} */
    const open = [];
    for (const piece of piecesOf(line.start, line.end, spans, cuts)) {
      const shared = open.findIndex(({ id }, depth) => piece.within[depth] !== id);
      if (shared >= 0) open.length = shared;
      for (const id of piece.within.slice(open.length)) {
        const span = spans.find((other) => other.id === id);
        const node = this.mentionNode(span, looks.get(id), piece.start);
        (open.at(-1)?.node ?? root).append(node);
        open.push({ id, node });
      }
      for (const { id, node } of open) {
        if (spans.find((span) => span.id === id).end === piece.end) node.classList.add("ends");
      }
      const words = this.shownText(this.desk.words(piece));
      const node = cuts.length ? element("span", { class: "piece", "data-start": piece.start, "data-end": piece.end }, words) : words;
      (open.at(-1)?.node ?? root).append(node);
    }
    return root.childNodes;
  }

  /** A mention, or what is left of it after another one that overlaps it. @param {Span} span @param {Record<string, string>} look @param {number} start */
  mentionNode(span, look, start) {
    if (span.start === start) return element("span", { ...look, role: "button", tabindex: "-1" });
    const { "aria-label": _, ...rest } = look;
    return element("span", rest);
  }

  /** The text with a sign for each character that can't be seen, as long as it is. @param {string} text */
  shownText(text) {
    const { marks } = this.desk.schema;
    return marks ? Array.from(text, (character) => marks[character] ?? character).join("") : text;
  }

  /** Show which item is the current one, and light up its evidence, or the evidence it is in. */
  light() {
    const { desk, box } = this;
    const current = desk.current;
    for (const node of box.querySelectorAll(".is-current, .is-evidence, .is-value")) {
      node.classList.remove("is-current", "is-evidence", "is-value");
      node.removeAttribute("aria-current");
      if (node.hasAttribute("tabindex")) node.setAttribute("tabindex", "-1");
    }
    if (!current) return;
    if (current.item === MENTIONS) {
      for (const node of this.nodesFor(current.key)) node.classList.add("is-current");
      this.nodeFor(current.key)?.setAttribute("aria-current", "true");
      this.nodeFor(current.key)?.setAttribute("tabindex", "0");
    } else {
      this.lightUp(desk.units(current.row));
    }
  }

  /** @param {Span} span */
  lightUp(span) {
    for (const node of this.piecesIn(span)) node.classList.add("is-evidence");
  }

  /** @param {Span} span @returns {HTMLElement[]} */
  piecesIn(span) {
    const pieces = /** @type {NodeListOf<HTMLElement>} */ (this.box.querySelectorAll(".piece"));
    return Array.from(pieces).filter((node) => Number(node.dataset.start) >= span.start && Number(node.dataset.end) <= span.end);
  }

  /** @param {string} key @returns {HTMLElement[]} */
  nodesFor(key) {
    return Array.from(this.box.querySelectorAll(`[data-key="${CSS.escape(key)}"]`));
  }

  /** @param {string} key */
  nodeFor(key) {
    return this.nodesFor(key)[0];
  }

  /** Bring the words of the current item into view. */
  reveal() {
    const current = this.desk.current;
    if (!current) return;
    const node = current.item === MENTIONS ? this.nodeFor(current.key) : this.piecesIn(this.desk.units(current.row))[0];
    if (node) revealIn(this.box.closest(".pane"), node);
  }

  /** The unit at a place of the page, or null outside of the text. @param {Node} node @param {number} offset */
  unitAt(node, offset) {
    const line = this.lines.find(({ paragraph }) => paragraph.contains(node));
    if (!line) return null;
    const range = document.createRange();
    range.setStart(line.paragraph, 0);
    range.setEnd(node, offset);
    return line.start + range.toString().length;
  }

  /** What the mouse selected in the text. @returns {Span | null} */
  selected() {
    const selection = getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(this.box)) return null;
    const start = this.unitAt(range.startContainer, range.startOffset) ?? this.edgeAt(range, true);
    const end = this.unitAt(range.endContainer, range.endOffset) ?? this.edgeAt(range, false);
    return this.desk.offsets.whole(start, end);
  }

  /** Where a selection that begins or ends outside of the lines touches them. @param {Range} range @param {boolean} isStart */
  edgeAt(range, isStart) {
    const touched = this.lines.filter(({ paragraph }) => range.intersectsNode(paragraph));
    return isStart ? (touched[0]?.start ?? 0) : (touched.at(-1)?.end ?? 0);
  }

  /** The range of the page that shows a span. @param {Span} span */
  rangeOf({ start, end }) {
    const range = document.createRange();
    range.setStart(...this.placeOf(start));
    range.setEnd(...this.placeOf(end));
    return range;
  }

  /** The node and offset of a unit. @param {number} unit @returns {[Node, number]} */
  placeOf(unit) {
    const line = this.lines.findLast(({ start }) => start <= unit) ?? this.lines[0];
    let left = Math.min(unit, line.end) - line.start;
    const walker = document.createTreeWalker(line.paragraph, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { length } = /** @type {Text} */ (node);
      if (left <= length) return [node, left];
      left -= length;
    }
    return [line.paragraph, line.paragraph.childNodes.length];
  }
}

/** Scroll a pane as little as it takes, but show some lines around. @param {Element | null} pane @param {Element} node */
export function revealIn(pane, node) {
  if (!pane) return;
  const [outer, inner] = [pane.getBoundingClientRect(), node.getBoundingClientRect()];
  const margin = Math.min(120, outer.height / 4);
  if (inner.top < outer.top + margin) pane.scrollTop += inner.top - outer.top - margin;
  else if (inner.bottom > outer.bottom - margin) {
    // What is taller than the pane is shown from its beginning.
    pane.scrollTop += Math.min(inner.bottom - outer.bottom + margin, inner.top - outer.top - margin / 2);
  }
}
