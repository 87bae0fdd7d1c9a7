/**
 * The lock: tells others that this article is open here, and this editor who else has it open. It stops nobody.
 */

import { articlePath, ask, freeLock } from "./server.js";

const AGAIN = 4 * 60_000; // milliseconds; the server lets go of it after ten minutes

export class Lock {
  /** @param {HTMLElement} notice where it is told */
  constructor(notice) {
    this.notice = notice;
    this.id = "";
    this.isMine = false;
    setInterval(() => document.visibilityState === "visible" && this.prolong(), AGAIN);
    addEventListener("pagehide", () => this.free());
    // A page that comes back from the browser's memory has let go of its lock.
    addEventListener("pageshow", (event) => event.persisted && this.prolong());
  }

  /** @param {string} id of the article that is opened */
  take(id) {
    if (id !== this.id) this.free();
    this.id = id;
    return this.prolong();
  }

  async prolong() {
    const { id } = this;
    const { status, body } = await ask(articlePath(id, "lock"), {});
    if (status !== 200 || id !== this.id) return;
    this.isMine = body.is_mine;
    this.notice.hidden = body.is_mine;
    if (!body.is_mine) this.notice.textContent = noticeOf(body.lock);
  }

  free() {
    if (this.id && this.isMine) freeLock(this.id);
    this.isMine = false;
  }
}

/** @param {{reviewer: string, expires_at: string}} lock */
function noticeOf({ reviewer }) {
  return `${reviewer} has this article open too. You can work on it all the same: whoever decides second on the same item is told first.`;
}
