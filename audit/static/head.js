/**
 * The head of an article: its title, outlet, day and language, the original page, and what is said of it.
 */

import { commentLine } from "./facts_view.js";
import { commentsOnArticle } from "./comments.js";
import { byId, element } from "./element.js";

const PURPOSES = {
  "second review": "You don't see what the first reviewer said",
  adjudication: "What you decide settles what two reviewers differ on",
};

/** Show the head of the article on the desk. @param {import("./desk.js").Desk} desk */
export function showHead(desk) {
  const { article } = desk.base;
  const { marks = {} } = desk.schema;
  const title = Array.from(String(article.title ?? article.article_id), (character) => marks[character] ?? character).join("");
  document.title = `${title} – Congbao`;
  byId("title").textContent = title;
  byId("title").lang = article.language;
  const day = String(article.published_at ?? "").slice(0, 10);
  const purpose = desk.base.purpose === "review" ? null : element("b", { class: "purpose", title: PURPOSES[desk.base.purpose] }, desk.base.purpose);
  const parts = [purpose, article.source, day && element("time", { datetime: day }, day), article.language, article.version > 1 && `version ${article.version}`];
  byId("kicker").replaceChildren(...parts.filter(Boolean).map((part) => element("span", {}, part)), ...originalOf(article.url));
}

/** Show what is said of the article as a whole. @param {import("./desk.js").Desk} desk */
export function showComments(desk) {
  byId("comments").replaceChildren(...commentsOnArticle(desk.view).map(commentLine));
}

/** The link to the page that the article is from; an address of another scheme than the web's is no link. @param {unknown} url */
function originalOf(url) {
  if (typeof url !== "string" || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return [];
  return [element("a", { href: url, target: "_blank", rel: "noopener noreferrer", title: url }, "Original page ↗")];
}
