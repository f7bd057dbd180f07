/** Saved records, the only place that touches localStorage: one entry each, so that two tabs cannot overwrite each other. */
import { fire } from "../events.js";
import { OWN, VERSION } from "./records.js";

/** @import { Changed, Remembered, Trouble } from "../types.js" */

/** More events than a short record has. */
const MANY = 20;

class Store extends EventTarget {
  /** How keys begin. Sites of one Pages owner share an origin, hence the path. */
  root = `selfcheck${new URL("../../../../", import.meta.url).pathname}`;
  /** What went wrong so far. @type {Set<Trouble>} */
  troubles = new Set();
  /** Settles once what is saved can be read. Undefined: nothing is. @type {Promise<void> | undefined} */
  ready = undefined;
  /** For the modules beside this one, like `known`. @type {Storage | null} */
  area = null;
  /** Events by the key without its end. @type {Map<string, any[]>} */
  known = new Map();
  /** A first visit has nothing to read. @type {typeof import("./reading.js") | null} */
  #reading = null;

  constructor() {
    super();
    try {
      this.area = globalThis.localStorage;
      if (Object.keys(this.area).some((key) => key.startsWith(this.root))) this.ready = this.learn();
    } catch {
      this.area = null;
      this.trouble("blocked");
    }
    addEventListener("storage", ({ key, newValue }) => this.#hear(key, newValue !== null));
    addEventListener("pageshow", ({ persisted }) => {
      if (persisted && this.area) this.#hear(null, false);
    });
  }

  /**
   * The events under a name, in their order in time.
   * @template {string} N
   * @param {string} quiz
   * @param {N} name
   * @returns {readonly Remembered<N>[]}
   */
  read(quiz, name) {
    const place = `${this.root}${quiz}/${name}`;
    return this.known.get(place) ?? this.bring(place, name, []);
  }

  /**
   * Adds events. What another tab has written meanwhile stays.
   * @template {string} N
   * @param {string} quiz
   * @param {N} name
   * @param {Remembered<N>[]} events
   */
  add(quiz, name, ...events) {
    const place = `${this.root}${quiz}/${name}`;
    const seen = [...(this.known.get(place) ?? []), ...events];
    if (seen.length > MANY) this.learn(); // which keeps it short
    this.bring(place, name, seen);
    this.tell({ quiz, name });
  }

  /** Brings together what is known and what is saved. @type {(place: string, name: string, known: any[]) => any[]} */
  bring(place, name, known) {
    const { seen, more } = this.#reading?.load(this, place, name, known) ?? { seen: known, more: known.length };
    this.known.set(place, seen);
    try {
      if (more) this.area?.setItem(place + OWN, JSON.stringify({ v: VERSION, seen }));
    } catch {
      this.trouble("full");
    }
    return seen;
  }

  /** @param {Trouble} kind */
  trouble(kind) {
    if (this.troubles.has(kind)) return;
    this.troubles.add(kind);
    fire(this, "trouble", kind);
  }

  /** @param {Changed} changed */
  tell(changed) {
    fire(this, "change", changed);
  }

  async learn() {
    this.#reading ??= await import("./reading.js");
  }

  /** @type {(key: string | null, there: boolean) => void} */
  async #hear(key, there) {
    if (key?.startsWith(this.root) === false) return;
    await this.learn();
    this.#reading?.hear(this, key, there);
  }
}

export const store = new Store();
