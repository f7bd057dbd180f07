/** An order that looks random and is the same each time for the same seed. Pure: no page, no storage. */

/**
 * 32 bits of a text: FNV-1a, then the finalizer of MurmurHash3 so that texts that end alike lie far apart.
 * @param {string} text
 */
function hash(text) {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ Number(char.codePointAt(0)), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** A copy of `items` in the order that `seed` stands for. @type {(items: string[], seed: string) => string[]} */
export const shuffled = (items, seed) => [...items].sort((a, b) => hash(`${seed}/${a}`) - hash(`${seed}/${b}`));
