/**
 * Requests on the slots of one server, batched statically and continuously. Pure. All times are in iterations.
 *
 * @typedef {object} Request
 * @property {number} arrives iterations that have passed when it is there
 * @property {number} needs iterations, at least one
 *
 * @typedef {object} Run a request in its slot
 * @property {number} slot from 0
 * @property {number} start
 * @property {number} end
 *
 * @typedef {object} Outcome
 * @property {number} iterations until all requests are done
 * @property {number} used part of the slots' iterations that does something, from 0 to 1
 * @property {number[]} waits of each request until it has a slot
 * @property {number} meanWait
 */

/**
 * The places of requests in the order in which they arrive; of two that arrive together the first comes first.
 * @param {Request[]} requests
 */
const queue = (requests) => [...requests.keys()].sort((a, b) => requests[a].arrives - requests[b].arrives);

/**
 * When nothing runs, whatever waits becomes the next batch, up to the number of slots; it lives as long as its longest member.
 * @param {Request[]} requests
 * @param {number} slots
 * @returns {Run[]} in the order of the requests
 */
export function batchStatically(requests, slots) {
  /** @type {Run[]} */
  const runs = [];
  const waiting = queue(requests);
  let free = 0;
  while (waiting.length) {
    const start = Math.max(free, requests[waiting[0]].arrives);
    const there = waiting.filter((request) => requests[request].arrives <= start).length;
    for (const [slot, request] of waiting.splice(0, Math.min(there, slots)).entries()) {
      const end = start + requests[request].needs;
      runs[request] = { slot, start, end };
      free = Math.max(free, end);
    }
  }
  return runs;
}

/**
 * Before each iteration finished requests leave, and waiting ones take the slots that are free.
 * @param {Request[]} requests
 * @param {number} slots
 * @returns {Run[]} in the order of the requests
 */
export function batchContinuously(requests, slots) {
  /** @type {Run[]} */
  const runs = [];
  const free = Array(slots).fill(0);
  for (const request of queue(requests)) {
    const { arrives, needs } = requests[request];
    const now = Math.max(arrives, Math.min(...free));
    const slot = free.findIndex((since) => since <= now);
    free[slot] = now + needs;
    runs[request] = { slot, start: now, end: free[slot] };
  }
  return runs;
}

/**
 * What requests see of a way of batching.
 * @param {Request[]} requests
 * @param {Run[]} runs
 * @param {number} slots
 * @returns {Outcome}
 */
export function outcome(requests, runs, slots) {
  const iterations = Math.max(...runs.map(({ end }) => end));
  const work = requests.reduce((sum, { needs }) => sum + needs, 0);
  const waits = runs.map(({ start }, request) => start - requests[request].arrives);
  const meanWait = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
  return { iterations, used: work / (iterations * slots), waits, meanWait };
}

/**
 * Where slots have nothing to do until all requests are done.
 * @param {Run[]} runs
 * @param {number} slots
 * @returns {Run[]} by slot and time
 */
export function idle(runs, slots) {
  const last = Math.max(...runs.map(({ end }) => end));
  return [...Array(slots).keys()].flatMap((slot) => {
    const busy = runs.filter((run) => run.slot === slot).sort((a, b) => a.start - b.start);
    const starts = [0, ...busy.map(({ end }) => end)];
    const ends = [...busy.map(({ start }) => start), last];
    return starts.map((start, gap) => ({ slot, start, end: ends[gap] })).filter(({ start, end }) => start < end);
  });
}
