/** Kinds of questions. */
import { settle } from "./work.js";

/** @import { Kind } from "./types.js" */

/** @type {Map<string, Kind>} */
const kinds = new Map();
/** What waits for a kind. @type {Map<string, (() => void)[]>} */
const waiting = new Map();

/** @type {(name: string, kind: Kind) => void} */
export function addKind(name, kind) {
  kinds.set(name, kind);
  for (const act of waiting.get(name) ?? []) act();
  waiting.delete(name);
  settle();
}

/** Acts once the kind is there. @type {(name: string, act: () => void) => void} */
export function whenKind(name, act) {
  if (kinds.has(name)) act();
  else if (!waiting.get(name)?.push(act)) waiting.set(name, [act]);
}

/** @param {string} name */
export function kindOf(name) {
  const kind = kinds.get(name);
  if (!kind) throw new Error(`There is no script for questions of the kind ${name}`);
  return kind;
}
