/** The styles of what a reader asks for beside the questions: fetched then. */
import { one } from "../markup.js";

/** By the link of a page that asks for them. @type {WeakMap<HTMLLinkElement, Promise<void>>} */
const coming = new WeakMap();

/** Settles once they are there, or cannot be had. @returns {Promise<void>} */
export function styled() {
  const link = one(document, "#quiz-practice", HTMLLinkElement);
  const known = coming.get(link) ?? fetched(link);
  coming.set(link, known);
  return known;
}

/** @type {(link: HTMLLinkElement) => Promise<void>} */
const fetched = (link) =>
  new Promise((done) => {
    for (const end of ["load", "error"]) link.addEventListener(end, () => done(), { once: true });
    link.disabled = false;
  });
