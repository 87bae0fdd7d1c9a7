/**
 * What is kept in the browser: for the session of a tab (acts that wait, drafts), or for good (keys, theme).
 */

const PREFIX = "congbao.";

/** @template T @param {string} name @param {T} otherwise @param {Storage} [storage] @returns {T} */
export function read(name, otherwise, storage = sessionStorage) {
  try {
    return JSON.parse(storage.getItem(PREFIX + name) ?? "null") ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** @param {string} name @param {unknown} value null removes it @param {Storage} [storage] whether it could be kept */
export function write(name, value, storage = sessionStorage) {
  try {
    if (value === null) storage.removeItem(PREFIX + name);
    else storage.setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch {
    return false; // storage is full or forbidden: what is kept is then as safe as the tab
  }
}
