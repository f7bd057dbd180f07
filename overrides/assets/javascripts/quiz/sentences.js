/** Sentences that follow each other, as the language of the page sets them. */
import { word } from "./words.js";

/** What of them is not empty, as one text. @param {string[]} texts */
export function sentences(...texts) {
  const [first = "", ...rest] = texts.filter(Boolean);
  return rest.reduce((said, then) => word("sentences", { first: said, then }), first);
}
