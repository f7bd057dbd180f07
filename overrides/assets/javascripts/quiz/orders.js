/** Orders in which some steps may swap. Pure: no page, no storage. */

/** @import { Response } from "./types.js" */

/** The place of each step; those that may swap share one: `["C", "A/B"]`. @param {Response} key */
const places = (key) => new Map(key.flatMap((group, place) => group.split("/").map((step) => [step, place])));

/**
 * The fewest steps that one would have to move to set an order right; none if it is right.
 * @param {Response} order
 * @param {Response} key
 */
export function misplaced(order, key) {
  const place = places(key);
  const at = (/** @type {string} */ step) => place.get(step) ?? -1;
  // The longest run of steps that stand in order, the others left out: by its last step.
  /** @type {string[][]} */
  const runs = [];
  for (const step of order) {
    const fitting = runs.filter((run) => at(run[run.length - 1]) <= at(step));
    runs.push([...fitting.reduce((best, run) => (run.length > best.length ? run : best), []), step]);
  }
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), []);
  return order.filter((step) => !longest.includes(step));
}

/** Whether an order has every step, where it belongs. @type {(order: Response, key: Response) => boolean} */
export const isInOrder = (order, key) =>
  order.length === places(key).size &&
  new Set(order).size === order.length &&
  !misplaced(order, key).length &&
  order.every((step) => places(key).has(step));

/** The order with a step moved by so many places, not beyond either end. @type {(order: Response, step: string, by: number) => Response} */
export function moved(order, step, by) {
  const rest = order.filter((other) => other !== step);
  rest.splice(Math.max(0, Math.min(rest.length, order.indexOf(step) + by)), 0, step);
  return rest;
}
