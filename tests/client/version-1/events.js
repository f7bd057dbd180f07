/** How events are fired and heard. */

/** @import { Events } from "./types.js" */

/**
 * @template {keyof Events} T
 * @param {EventTarget} target
 * @param {T} type
 * @param {Events[T]} detail
 */
export function fire(target, type, detail) {
  target.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
}

/**
 * Calls `act` with the detail of each event. Returns what ends that.
 * @template {keyof Events} T
 * @param {EventTarget} target
 * @param {T} type
 * @param {(detail: Events[T]) => void} act
 */
export function hear(target, type, act) {
  const listener = (/** @type {Event} */ event) => act(/** @type {CustomEvent<Events[T]>} */ (event).detail);
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
}
