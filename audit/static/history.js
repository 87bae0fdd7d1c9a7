/**
 * The history of a session: what can be undone and done again, in any number of steps, whichever article it was in.
 */

import { read, write } from "./kept.js";

/** @typedef {import("./replay.js").Act} Act */

const PLACE = "history";

export class History {
  constructor() {
    /** @type {{done: Act[], undone: Act[]}} */
    const { done, undone } = read(PLACE, { done: [], undone: [] });
    this.done = done;
    this.undone = undone;
  }

  /** Something new was done; what was undone before can't be done again. @param {Act} act */
  push(act) {
    this.keep([...this.done, act], []);
  }

  /** The act that is to be undone next is taken back. */
  undo() {
    const act = this.done.at(-1);
    if (act) this.keep(this.done.slice(0, -1), [...this.undone, act]);
  }

  /** The act that was undone last is there again, under another id. @param {string} actId */
  redo(actId) {
    const act = this.undone.at(-1);
    if (act) this.keep([...this.done, { ...act, act_id: actId }], this.undone.slice(0, -1));
  }

  /** An act was not recorded after all. @param {string} actId */
  forget(actId) {
    const others = (/** @type {Act[]} */ acts) => acts.filter((act) => act.act_id !== actId);
    this.keep(others(this.done), others(this.undone));
  }

  /** An added item has got its id. @param {string} temporary @param {string} id */
  rename(temporary, id) {
    const { done, undone } = JSON.parse(JSON.stringify({ done: this.done, undone: this.undone }).replaceAll(temporary, id));
    this.keep(done, undone);
  }

  /** @param {Act[]} done @param {Act[]} undone */
  keep(done, undone) {
    this.done = done;
    this.undone = undone;
    // Where the browser has no room for more, the rows are left out: an undo is then shown once the server has done it.
    if (!write(PLACE, { done, undone })) write(PLACE, { done: done.map(withoutRows), undone: undone.map(withoutRows) });
  }
}

/** @param {Act} act @returns {Act} */
function withoutRows(act) {
  return { ...act, before: act.before.map(({ item, item_id }) => ({ item, item_id })) };
}
