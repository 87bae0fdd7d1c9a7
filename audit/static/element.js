/**
 * Elements: HTML made of texts that are never read as HTML, as element("kbd", { class: "key" }, "a").
 */

/**
 * @param {string} name  @param {Record<string, any>} [attributes] `onclick` and the like are listeners; null and false are left out
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** The element of the page with an id, which has to be there. @param {string} id @returns {HTMLElement} */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element #${id}`);
  return found;
}

/** JSON that the page brings along in a script element; null where it has none. @param {string} id */
export function jsonOf(id) {
  const text = document.getElementById(id)?.textContent;
  return text ? JSON.parse(text) : null;
}

/** A probability in words: 0.934 as "93 %". @param {number} score */
export function percent(score) {
  return `${Math.round(score * 100)} %`;
}

/** A bar as long as a score. @param {number} score */
export function scoreBar(score) {
  // The policy of the page forbids styles in attributes, and an SVG needs none.
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", `score-bar ${score < 0.5 ? "is-low" : score < 0.8 ? "is-middling" : "is-high"}`);
  svg.setAttribute("viewBox", "0 0 100 8");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  for (const [kind, width] of [["whole", 100], ["part", score * 100]]) {
    const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    bar.setAttribute("class", String(kind));
    bar.setAttribute("width", String(width));
    bar.setAttribute("height", "8");
    svg.append(bar);
  }
  return svg;
}
