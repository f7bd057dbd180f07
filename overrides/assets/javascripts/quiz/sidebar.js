/** What stands beside the entry of a page in the theme's navigation. */
import { all } from "./markup.js";

const NOTE = "data-quiz-due";

/** Says it beside the entry of that page; nothing if there is nothing to say. @type {(page: string, text: string) => void} */
export function tellBeside(page, text) {
  const { pathname } = new URL(page, location.href);
  for (const link of all(document, "a.md-nav__link", HTMLAnchorElement)) {
    if (link.pathname !== pathname || link.hash) continue;
    link.querySelector(`[${NOTE}]`)?.remove();
    if (!text) continue;
    const note = Object.assign(document.createElement("small"), { textContent: text });
    note.toggleAttribute(NOTE);
    link.append(" ", note);
  }
}
