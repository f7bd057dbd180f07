/** An order that looks random and is the same each time for the same seed. Pure: no page, no storage. */

/** Where FNV-1a begins. */
const START = 0x811c9dc5;

/** FNV-1a of a text, going on from what came before it. @type {(text: string, value: number) => number} */
function hash(text, value) {
  for (const char of text) value = Math.imul(value ^ Number(char.codePointAt(0)), 0x01000193);
  return value;
}

/** 32 bits: the finalizer of MurmurHash3, so that texts that end alike lie far apart. @param {number} value */
function spread(value) {
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** A copy of `items` in the order that `seed` stands for. @type {(items: string[], seed: string) => string[]} */
export function shuffled(items, seed) {
  const begun = hash(`${seed}/`, START);
  const places = new Map(items.map((item) => [item, spread(hash(item, begun))]));
  return [...items].sort((a, b) => Number(places.get(a)) - Number(places.get(b)));
}
