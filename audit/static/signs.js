/**
 * Signs: what tells labels and reviews apart without colour, as "PER" and "✓".
 */

/** @typedef {import("./items.js").Row} Row */

export const SIGNS = {
  unreviewed: "",
  accepted: "✓",
  corrected: "✎",
  rejected: "✕",
  added: "+",
  conflict: "⚠",
  disputed: "≠",
};

export const MEANINGS = {
  unreviewed: "Nobody has looked at it",
  accepted: "Right as it is",
  corrected: "An editor has corrected it",
  rejected: "Wrong; kept, but not counted",
  added: "An editor has added it",
  conflict: "Models now say something else than was decided",
  disputed: "Two reviewers differ on it",
};

/** @param {Row} row */
export function signOf(row) {
  return (SIGNS[row.review] ?? "") + (row.differs ? "⇄" : "");
}

/** A label in little space: PERSON is PER. @param {string} label */
export function tagOf(label) {
  return label.length > 4 ? label.slice(0, 3) : label;
}
