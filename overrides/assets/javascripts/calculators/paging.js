/**
 * How requests hold the KV cache when it is handed out in blocks. Pure. All sizes are in tokens.
 *
 * To reserve a stretch for the longest case is the same with one block a request, as long as the limit.
 *
 * @typedef {object} Held
 * @property {number} tokens that the request has in the cache
 * @property {number} blocks
 * @property {number} idle places of its blocks without a token
 * @property {number | null} from where its blocks begin when blocks are handed out in a row; null where it waits for room
 *
 * @typedef {object} Outcome
 * @property {Held[]} requests
 * @property {number} running requests that have room
 * @property {number} held by these, tokens or not
 * @property {number} idle part of that without a token, from 0 to 1
 * @property {number} fit how many requests the cache holds at once if all are like these
 */

/**
 * What each request holds, first come, first served: behind one that waits, the others wait too.
 * @param {number[]} lengths
 * @param {number} block
 * @param {number} room of the whole cache
 * @returns {Outcome}
 */
export function handOut(lengths, block, room) {
  const most = Math.floor(room / block);
  let taken = 0;
  let full = false;
  const requests = lengths.map((tokens) => {
    const blocks = Math.ceil(tokens / block);
    full ||= taken + blocks > most;
    const from = full ? null : taken * block;
    if (!full) taken += blocks;
    return { tokens, blocks, idle: blocks * block - tokens, from };
  });
  const placed = requests.filter(({ from }) => from !== null);
  const held = taken * block;
  const unused = placed.reduce((sum, { idle }) => sum + idle, 0);
  const wanted = requests.reduce((sum, { blocks }) => sum + blocks, 0);
  return {
    requests,
    running: placed.length,
    held,
    idle: held && unused / held,
    fit: Math.floor((most * requests.length) / wanted),
  };
}

/**
 * A request ends at the limit, whatever it would have needed.
 * @param {number[]} lengths
 * @param {number} limit of prompt and output together
 */
export const cutDown = (lengths, limit) => lengths.map((length) => Math.min(length, limit));
