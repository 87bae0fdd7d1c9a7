/**
 * The server: requests of the page, each with the token of its session, as POST /api/articles/{id}/decisions.
 */

/** @typedef {import("./replay.js").Act} Act @typedef {import("./replay.js").Choice} Choice */
/** @typedef {{status: number, body: any}} Answer status 0: the server was not reached */

const PATIENCE = 20_000; // milliseconds

/** @param {string} path  @param {object} [body] sent as JSON; without one it is a GET  @returns {Promise<Answer>} */
export async function ask(path, body) {
  const options = body
    ? { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json", "X-CSRF-Token": token() } }
    : {};
  try {
    const response = await fetch(path, { ...options, credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE) });
    return { status: response.status, body: await read(response) };
  } catch {
    return { status: 0, body: { message: "The server can't be reached" } };
  }
}

/** @param {Response} response */
async function read(response) {
  try {
    return await response.json();
  } catch {
    return { message: `${response.status} ${response.statusText}` };
  }
}

/** @param {string} articleId  @param {string} rest as "decisions" */
export function articlePath(articleId, rest = "") {
  return `/api/articles/${encodeURIComponent(articleId)}${rest && `/${rest}`}`;
}

/** The path of an article's state, as it is for a purpose. @param {string} articleId @param {string} purpose */
export function statePath(articleId, purpose) {
  return articlePath(articleId) + (purpose === "review" ? "" : `?${new URLSearchParams({ purpose })}`);
}

/** Send an act, which stands where the server believes the article to be in `state`. @param {Act} act @param {string | null} state */
export function sendAct(act, state) {
  const { act_id, purpose } = act;
  if (act.type === "decide") {
    const choices = act.choices.map((choice) => ({ ...choice, after: columnsOf(choice.after ?? {}) }));
    return ask(articlePath(act.article_id, "decisions"), { act_id, state, purpose, choices });
  }
  return ask(articlePath(act.article_id, act.type), { act_id: act.of, new_act_id: act_id, state, purpose });
}

/** Fields by the names that their columns have: spans are flat there. @param {Record<string, any>} fields */
function columnsOf(fields) {
  const { start, end, evidence, ...columns } = fields;
  if (start !== undefined) columns.span_start = start;
  if (end !== undefined) columns.span_end = end;
  if (evidence) Object.assign(columns, { evidence_start: evidence.start, evidence_end: evidence.end });
  return columns;
}

/** Say that the article is left; the browser sends it though the page goes. @param {string} articleId */
export function freeLock(articleId) {
  const headers = { "Content-Type": "application/json", "X-CSRF-Token": token() };
  const options = { method: "POST", body: JSON.stringify({ free: true }), headers, keepalive: true };
  fetch(articlePath(articleId, "lock"), options).catch(() => {});
}

function token() {
  return document.querySelector('meta[name="csrf-token"]')?.getAttribute("content") ?? "";
}
