/**
 * Obstacles: mentions that stand where another one is to be, because no two of them may overlap.
 */

import { describe, MENTIONS, stands } from "./items.js";
import { overlap } from "./spans.js";

/**
 * Why a mention can't have a span, or "". @param {import("./desk.js").Desk} desk @param {import("./desk.js").Span} span
 * @param {string[]} [own] keys of the mentions that are to have it
 */
export function inTheWay(desk, span, own = []) {
  const other = desk.items.find(
    (item) => item.item === MENTIONS && !own.includes(item.key) && stands(item.row) && overlap(desk.units(item.row), span),
  );
  return other ? `${describe(other, 40)} is in the way: merge the two, or delete it` : "";
}
