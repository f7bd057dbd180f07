/** What depends on a language, by its tag: dates, and the words of a text. Pure: no page, no storage. */

/** A day as readers of that language write it. @type {(language: string, at: number) => string} */
export const day = (language, at) => new Intl.DateTimeFormat(language || undefined, { dateStyle: "long" }).format(at);

/** How many words a text has, also where no blanks stand between them. @type {(language: string, text: string) => number} */
export function countWords(language, text) {
  const segments = new Intl.Segmenter(language || undefined, { granularity: "word" }).segment(text);
  return [...segments].filter(({ isWordLike }) => isWordLike).length;
}
