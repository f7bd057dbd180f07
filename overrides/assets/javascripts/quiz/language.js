/** What depends on a language, by its tag: dates, numbers, and the words of a text. Pure: no page, no storage. */

/** A day as readers of that language write it. @type {(language: string, at: number) => string} */
export const day = (language, at) => new Intl.DateTimeFormat(language || undefined, { dateStyle: "long" }).format(at);

/** A number as they write it, in the digits that they enter, to four of them. @type {(language: string, value: number) => string} */
export const amount = (language, value) =>
  value.toLocaleString(language || undefined, {
    maximumSignificantDigits: 4,
    numberingSystem: "latn",
    useGrouping: false,
  });

/** How many words a text has, also where no blanks stand between them. @type {(language: string, text: string) => number} */
export function countWords(language, text) {
  const segments = new Intl.Segmenter(language || undefined, { granularity: "word" }).segment(text);
  return [...segments].filter(({ isWordLike }) => isWordLike).length;
}

/** A day so many days from now, as one says it: "today", "tomorrow", "Friday", a date. @type {(language: string, at: number, days: number) => string} */
export function soon(language, at, days) {
  if (days < 2) return new Intl.RelativeTimeFormat(language || undefined, { numeric: "auto" }).format(days, "day");
  return days < 7 ? new Intl.DateTimeFormat(language || undefined, { weekday: "long" }).format(at) : day(language, at);
}
