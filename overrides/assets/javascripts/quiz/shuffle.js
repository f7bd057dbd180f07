/** An order of options that looks random and is the same each time for the same seed. Pure. */

/** FNV-1a over a text: 32 bits, the same in every browser. */
function hash(text) {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ char.codePointAt(0), 0x01000193);
  return value >>> 0;
}

/** Numbers from 0 to 1 (mulberry32, public domain). */
function generator(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A copy of `items` in the order that `seed` stands for (Fisher-Yates). */
export function shuffled(items, seed) {
  const next = generator(hash(seed));
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const pick = Math.floor(next() * (last + 1));
    [order[last], order[pick]] = [order[pick], order[last]];
  }
  return order;
}
