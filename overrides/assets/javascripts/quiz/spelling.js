/** Words and code as their authors compare them; `macros/bank/kinds/short/normal.py` does the same. Pure: no page, no storage. */

/**
 * The text as it is compared: `ignore` names what does not count beside runs of white space and forms of a sign.
 * @param {string} text
 * @param {string[]} ignore
 */
export function normalized(text, ignore) {
  let left = text.normalize("NFKC");
  const without = (/** @type {string} */ name, /** @type {(text: string) => string} */ change) => {
    if (ignore.includes(name)) left = change(left);
  };
  without("code", (code) => code.replace(/^\s*`*\s*(?:[$%>#]\s+|>>> )?/, "").replace(/[;`\s]+$/, ""));
  without("quotes", (quoted) => quoted.replace(/["'`´‘’‚‛“”„‟«»‹›′″]/g, "'"));
  left = ignore.includes("punctuation") ? left.replace(/[\p{P}\p{S}]/gu, " ") : left.replace(/[‐‑‒–—−]/g, "-");
  without("accents", (accented) => accented.normalize("NFD").replace(/\p{M}/gu, ""));
  without("case", (cased) => cased.toLowerCase());
  return left.replace(/\s+/g, ignore.includes("space") ? "" : " ").trim();
}

/**
 * 0 if a text is accepted, from 1 on the mistake that it is, -1 if it is neither.
 * @param {string} text
 * @param {string[]} accepted
 * @param {string[]} mistakes
 * @param {string[]} ignore
 */
export function judgeText(text, accepted, mistakes, ignore) {
  const isSame = (/** @type {string} */ other) => normalized(other, ignore) === normalized(text, ignore);
  if (accepted.some(isSame)) return 0;
  return mistakes.findIndex(isSame) + 1 || -1;
}
