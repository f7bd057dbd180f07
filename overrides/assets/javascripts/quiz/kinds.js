/** Kinds of questions. A page brings the scripts of those that it shows. */
import { arrive } from "./arrival.js";

/** @import { Kind } from "./types.js" */

/** @type {Map<string, Kind>} */
const kinds = new Map();
/** What waits for a kind that is still to come. @type {Map<string, (() => void)[]>} */
const waiting = new Map();

/**
 * @param {string} name
 * @param {Kind} kind
 */
export function addKind(name, kind) {
  kinds.set(name, kind);
  for (const act of waiting.get(name) ?? []) act();
  waiting.delete(name);
  arrive();
}

/**
 * Acts once the kind is there: now, if the page brought its script before the elements'.
 * @param {string} name
 * @param {() => void} act
 */
export function whenKind(name, act) {
  if (kinds.has(name)) act();
  else if (!waiting.get(name)?.push(act)) waiting.set(name, [act]);
}

/**
 * A kind that is there.
 * @param {string} name
 */
export function kindOf(name) {
  const kind = kinds.get(name);
  if (!kind) throw new Error(`There is no script for questions of the kind ${name}`);
  return kind;
}
