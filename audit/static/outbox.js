/**
 * The outbox: acts that the server has not confirmed yet, sent one after the other and kept until it has.
 *
 * An act has an id of its own, so that one whose answer was lost can be sent again and is still recorded once. What is
 * in the outbox outlives a reload; an act is sent with the state that the one before it led to.
 */

import { sendAct } from "./server.js";
import { read, write } from "./kept.js";

/** @typedef {import("./replay.js").Act} Act */
/** @typedef {{act: Act, message: string, state: import("./items.js").State}} Stale an act on an article that has changed */

const PLACE = "outbox";
const FIRST_PAUSE = 1_000; // milliseconds, doubled after each attempt
const LONGEST_PAUSE = 15_000;

/** Events: "changed", "confirmed" (act, state, item_ids), "stale" (act, message, state), "refused" (act, body), "signed-out". */
export class Outbox extends EventTarget {
  constructor(send = sendAct) {
    super();
    this.send = send;
    /** @type {Act[]} */
    this.acts = read(PLACE, []);
    /** @type {Map<string, string>} the state that the last confirmed act of an article led to */
    this.reached = new Map();
    this.isSending = false;
    /** @type {Stale | null} what the editor has to say something to before the rest is sent */
    this.held = null;
    this.problem = "";
    this.pause = FIRST_PAUSE;
    this.timer = 0;
  }

  /** The acts on an article that wait. @param {string} articleId */
  of(articleId) {
    return this.acts.filter((act) => act.article_id === articleId);
  }

  /** Put in an act; its state counts only if none on the same article is before it. @param {Act} act */
  add(act) {
    const isFirst = this.of(act.article_id).length === 0;
    this.keep([...this.acts, isFirst ? act : { ...act, state: null }]);
    if (isFirst) this.reached.delete(act.article_id);
    this.flush();
  }

  /** Send what there is, now. */
  async flush() {
    clearTimeout(this.timer);
    if (this.isSending || this.held) return;
    this.isSending = true;
    while (this.acts.length && !this.held && (await this.sendFirst()));
    this.isSending = false;
    this.tell("changed");
  }

  /** Send the first act; whether the next one can be sent at once. */
  async sendFirst() {
    const act = this.acts[0];
    const { status, body } = await this.send(act, act.state ?? this.reached.get(act.article_id) ?? null);
    if (status >= 200 && status < 300) return this.confirm(act, body);
    if (status === 409 && body.state) return this.hold({ act, message: body.message, state: body.state });
    if (status === 401) return this.tell("signed-out", { act });
    // The token of another session; the page has to be loaded again, which the acts outlive.
    if (status === 403) return this.tell("signed-out", { act });
    if (status === 0 || status === 429 || status >= 500) return this.wait(body.message ?? "");
    return this.refuse(act, body);
  }

  /** @param {Act} act @param {{state: import("./items.js").State, item_ids?: string[]}} body */
  confirm(act, body) {
    this.reached.set(act.article_id, body.state.state);
    this.problem = "";
    this.pause = FIRST_PAUSE;
    this.keep(this.acts.filter((other) => other.act_id !== act.act_id));
    this.tell("confirmed", { act, state: body.state, itemIds: body.item_ids ?? [] });
    return true;
  }

  /** @param {Stale} stale */
  hold(stale) {
    this.held = stale;
    this.tell("stale", stale);
    return false;
  }

  /** @param {Act} act @param {any} body */
  refuse(act, body) {
    // What follows on the same article was made after this one, which is not there.
    this.handOver(act);
    this.keep(this.acts.filter((other) => other.act_id !== act.act_id));
    this.tell("refused", { act, body });
    return true;
  }

  /** Try again later. @param {string} message */
  wait(message) {
    this.problem = message;
    this.timer = setTimeout(() => this.flush(), this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
    return false;
  }

  /** Send what was held to the article as it is now. */
  repeat() {
    const { act, state } = this.held;
    this.keep(this.acts.map((other) => (other.act_id === act.act_id ? { ...other, state: state.state } : other)));
    this.held = null;
    this.flush();
  }

  /** Give up what was held, and what was made after it on the same article; return these acts. */
  drop() {
    const dropped = this.of(this.held.act.article_id);
    this.held = null;
    this.keep(this.acts.filter((act) => !dropped.includes(act)));
    this.flush();
    return dropped;
  }

  /** The next act on the article goes on from the state that this one was to go on from. @param {Act} act */
  handOver(act) {
    const next = this.of(act.article_id)[1];
    if (next && act.state) next.state = act.state;
  }

  /** An added item has got its id. @param {string} temporary @param {string} id */
  rename(temporary, id) {
    this.keep(JSON.parse(JSON.stringify(this.acts).replaceAll(temporary, id)));
  }

  /** @param {Act[]} acts */
  keep(acts) {
    this.acts = acts;
    write(PLACE, acts);
    this.tell("changed");
  }

  /** @param {string} name @param {object} [detail] */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
    return false;
  }
}
