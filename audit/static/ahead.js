/**
 * Ahead: the articles that follow in the queue, loaded before the editor asks for them.
 */

import { articlePath, ask } from "./server.js";

/** @typedef {{article_id: string, after: string, title: string | null}} Listed a row of the queue */

export class Ahead {
  /** @param {string} query the filters of the queue @param {string} after the place in it of the article that is open */
  constructor(query, after) {
    this.query = query;
    this.after = after;
    /** @type {Listed[]} */
    this.listed = [];
    /** @type {Map<string, Promise<import("./server.js").Answer>>} */
    this.loading = new Map();
    /** @type {Promise<void> | null} the list that was asked for */
    this.listing = null;
  }

  /** Load what comes next. @param {string} id of the article that is open */
  async look(id) {
    // Asked for again while the answer is on its way, it is the same one: a second would list anew what has been taken.
    if (!this.listed.length) await (this.listing ??= this.list(id).finally(() => (this.listing = null)));
    const [next] = this.listed;
    if (next && !this.loading.has(next.article_id)) this.loading.set(next.article_id, ask(articlePath(next.article_id)));
  }

  /** @param {string} id */
  async list(id) {
    const { status, body } = await ask(`/api/queue?${this.query}&after=${encodeURIComponent(this.after)}`);
    if (status === 200) this.listed = body.articles.filter((/** @type {Listed} */ { article_id }) => article_id !== id);
  }

  /** The next article and its state; null where there is none or the server can't be reached. @param {string} id of the article that is open */
  async take(id) {
    await this.look(id);
    const next = this.listed.shift();
    if (!next) return null;
    const { status, body } = await this.loading.get(next.article_id);
    this.loading.delete(next.article_id);
    if (status !== 200) {
      this.listed.unshift(next);
      return null;
    }
    this.after = next.after;
    return { after: next.after, state: body };
  }
}
