/**
 * Spans in a text, nested and overlapping, as pieces that lie side by side.
 *
 * With A over 0–6 and B over 3–9 the text has three pieces: 0–3 in A, 3–6 in A and B, 6–9 in B.
 */

/** @typedef {{start: number, end: number, id: string}} Span */
/** @typedef {{start: number, end: number, within: string[]}} Piece what lies within the same spans, the longest first */

/**
 * The pieces between two offsets.
 * @param {number} start  @param {number} end  @param {Span[]} spans those that touch it, in any order
 * @param {number[]} cuts where a piece ends besides, inside or outside of it  @returns {Piece[]}
 */
export function piecesOf(start, end, spans, cuts = []) {
  const ordered = spans.filter((span) => span.start < end && span.end > start).sort(byLength);
  const ends = [start, end, ...cuts, ...ordered.flatMap((span) => [span.start, span.end])];
  const bounds = [...new Set(ends)].filter((bound) => bound >= start && bound <= end).sort((one, other) => one - other);
  return bounds.slice(1).map((bound, index) => ({
    start: bounds[index],
    end: bound,
    within: ordered.filter((span) => span.start < bound && span.end > bounds[index]).map((span) => span.id),
  }));
}

/** @param {Span} one  @param {Span} other */
function byLength(one, other) {
  return other.end - other.start - (one.end - one.start) || one.start - other.start || (one.id < other.id ? -1 : 1);
}

/** Whether two spans have a character in common. @param {{start: number, end: number}} one @param {{start: number, end: number}} other */
export function overlap(one, other) {
  return one.start < other.end && other.start < one.end;
}

/**
 * The lines of a text that have something on them. @param {string} text
 * @returns {{start: number, end: number}[]}
 */
export function linesOf(text) {
  return Array.from(text.matchAll(/[^\n]+/g), (match) => ({ start: match.index, end: match.index + match[0].length }));
}
