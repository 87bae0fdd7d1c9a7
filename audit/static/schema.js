/**
 * The schema: labels, kinds of fact with their fields, and signs for invisible characters, as the server has them.
 */

import { jsonOf } from "./element.js";

/** @returns {import("./items.js").Schema} */
export function readSchema() {
  const { labels, kinds } = jsonOf("vocabulary");
  return { labels, kinds: Object.entries(kinds).map(([name, fields]) => ({ name, fields })), marks: jsonOf("marks") };
}
