/**
 * Comments: what reviewers say of an item, or of the article, as in "Bình: the decree is of 2023".
 */

/** @typedef {{item: string, item_id: string, reviewer: string, decided_at?: string, comment: string}} Comment */

/** The comments on an item. @param {import("./items.js").State} state @param {import("./items.js").Item} item @returns {Comment[]} */
export function commentsOn(state, { item, row }) {
  return /** @type {Comment[]} */ (state.comments).filter((comment) => comment.item === item && comment.item_id === row.item_id);
}

/** The comments on the article as a whole. @param {import("./items.js").State} state @returns {Comment[]} */
export function commentsOnArticle(state) {
  return /** @type {Comment[]} */ (state.comments).filter((comment) => comment.item === "articles");
}
