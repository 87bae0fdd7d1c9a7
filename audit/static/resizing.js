/**
 * Resizing: an end of a mention or of evidence goes a word or a character to the left or right; the item stays the same.
 */

import { choiceOf } from "./deciding.js";
import { MENTIONS, shorten } from "./items.js";
import { inTheWay } from "./obstacles.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./desk.js").Span} Span @typedef {import("./offsets.js").Offsets} Offsets */

/** @type {Record<string, (offsets: Offsets, span: Span) => Span>} */
export const WAYS = {
  "end-right": (offsets, { start, end }) => ({ start, end: offsets.nextWordEnd(end) }),
  "end-left": (offsets, { start, end }) => ({ start, end: offsets.previousWordEnd(end) }),
  "start-right": (offsets, { start, end }) => ({ start: offsets.nextWordStart(start), end }),
  "start-left": (offsets, { start, end }) => ({ start: offsets.previousWordStart(start), end }),
  "end-right-character": (offsets, { start, end }) => ({ start, end: past(offsets, end, 1, -1) }),
  "end-left-character": (offsets, { start, end }) => ({ start, end: past(offsets, end, -1, -1) }),
  "start-right-character": (offsets, { start, end }) => ({ start: past(offsets, start, 1, 0), end }),
  "start-left-character": (offsets, { start, end }) => ({ start: past(offsets, start, -1, 0), end }),
};

/**
 * The next place to one side at which a span can end or begin, for which there is no white space there.
 * @param {Offsets} offsets @param {number} unit @param {1 | -1} step @param {0 | -1} inner from the place to the character within
 */
function past(offsets, unit, step, inner) {
  let reached = unit;
  do reached = step > 0 ? offsets.nextCharacter(reached) : offsets.previousCharacter(reached);
  while (/[^\S\n]/.test(offsets.text[reached + inner] ?? ""));
  return reached;
}

/** @param {Desk} desk @param {string} way as "end-right" */
export function resize(desk, way) {
  const { current } = desk;
  if (!current) return;
  const was = desk.units(current.row);
  const span = WAYS[way](desk.offsets, was);
  const fault = faultOf(desk, span, was, current.key);
  if (fault) return desk.say(fault);
  const points = desk.points(span);
  const after = current.item === MENTIONS ? points : { evidence: points };
  desk.decide([choiceOf(current, "correct", after)], `Now “${shorten(desk.words(span), 80)}”`);
}

/** Why a span can't be so, or "". @param {Desk} desk @param {Span} span @param {Span} was @param {string} key */
function faultOf(desk, span, was, key) {
  if (span.start === was.start && span.end === was.end) return "The text ends here";
  if (span.start >= span.end) return "No word would be left; delete it instead";
  if (desk.words(span).includes("\n") && !desk.words(was).includes("\n")) return "The paragraph ends here";
  if (!key.startsWith(`${MENTIONS}/`)) return "";
  return inTheWay(desk, span, [key]);
}
