/**
 * Travel: from one article to the next and back, with an address each, and to where something was done that is undone.
 */

import { Ahead } from "./ahead.js";
import { ask, statePath } from "./server.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./items.js").State} State @typedef {import("./replay.js").Act} Act */

// Where those go on who do something else than to work through the queue.
const LISTS = { "second review": "/agreement", adjudication: "/adjudication" };

export class Travel {
  /** @param {Desk} desk @param {string} query the filters of the queue @param {string} after the place in it of the article that is open */
  constructor(desk, query, after) {
    this.desk = desk;
    this.query = query;
    this.after = after;
    this.ahead = new Ahead(query, after);
    addEventListener("popstate", (event) => this.arrive(event.state?.after ?? after));
  }

  /** Where the article that is open was listed. */
  get list() {
    return LISTS[this.desk.base.purpose] ?? `/?${this.query}`;
  }

  /** Load what comes next. */
  lookAhead() {
    if (!(this.desk.base.purpose in LISTS)) this.ahead.look(this.desk.id);
  }

  async next() {
    const { desk } = this;
    if (desk.base.purpose in LISTS) return location.assign(this.list);
    const next = await this.ahead.take(desk.id);
    if (next) this.show(next.state, next.after);
    else desk.say("No article follows in this queue");
  }

  previous() {
    if (history.state?.depth) history.back();
    else this.desk.say("No article was open before this one");
  }

  /** Take back what was done last, in its article. */
  async undo() {
    const act = this.desk.history.done.at(-1);
    if (!act) return this.desk.say("Nothing to undo");
    if (await this.goTo(act)) this.desk.moveToItemOf(this.desk.undo());
  }

  /** Do again what was taken back last, in its article. */
  async redo() {
    const act = this.desk.history.undone.at(-1);
    if (!act) return this.desk.say("Nothing to do again");
    if (await this.goTo(act)) this.desk.moveToItemOf(this.desk.redo());
  }

  /** Go to the article of an act, unless it is open. @param {Act} act @returns {Promise<boolean>} whether it is open then */
  async goTo(act) {
    const { desk } = this;
    if (act.article_id === desk.id && act.purpose === desk.base.purpose) return true;
    const { status, body } = await ask(statePath(act.article_id, act.purpose));
    if (status === 200) this.show(body, this.ahead.after);
    else desk.say(`The article can't be opened: ${body.message}`);
    return status === 200;
  }

  /** Lay another article on the desk, with an address of its own. @param {State} state @param {string} after its place in the queue */
  show(state, after) {
    const { desk, query } = this;
    const { article, purpose } = state;
    const parameters = new URLSearchParams(query);
    parameters.set("after", after);
    if (purpose in LISTS) parameters.set("purpose", purpose);
    const depth = (history.state?.depth ?? 0) + 1;
    history.pushState({ depth, after }, "", `/articles/${encodeURIComponent(article.article_id)}?${parameters}`);
    desk.open(state);
    desk.say(`Opened: ${article.title ?? article.article_id}. ${desk.progress.words}`);
  }

  /** Open the article that the address has, after a step back or forward. @param {string} after its place in the queue */
  async arrive(after) {
    const id = decodeURIComponent(location.pathname.split("/").slice(2).join("/"));
    const purpose = new URLSearchParams(location.search).get("purpose") ?? "review";
    const { status, body } = await ask(statePath(id, purpose));
    if (status !== 200) return location.reload();
    this.ahead = new Ahead(this.query, after);
    this.desk.open(body);
  }
}
