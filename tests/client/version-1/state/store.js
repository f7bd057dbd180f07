/**
 * Saved records, the only place that touches localStorage: one entry each, so that two tabs cannot overwrite each other.
 */
import { fire } from "../events.js";
import { isNewer, isRecord, VERSION } from "./records.js";

/** @import { Changed, Fields, Saved, Trouble } from "../types.js" */

/** Sites of one Pages owner share an origin, hence the path. */
const ROOT = `selfcheck${new URL("../../../../", import.meta.url).pathname}`;
const ASIDE = "~aside";

class Store extends EventTarget {
  /** What went wrong so far. @type {Set<Trouble>} */
  troubles = new Set();
  /** @type {Storage | null} */
  #area = null;
  /** Records by key. @type {Map<string, any>} */
  #known = new Map();
  /** Keys that live in memory alone. @type {Set<string>} */
  #unsaved = new Set();

  constructor() {
    super();
    try {
      this.#area = globalThis.localStorage;
      this.#area.getItem(ROOT);
    } catch {
      this.#area = null;
      this.#trouble("blocked");
    }
    addEventListener("storage", ({ key }) => {
      if (key === null || key.startsWith(ROOT)) this.#forget(key);
    });
    addEventListener("pageshow", ({ persisted }) => {
      if (persisted && this.#area) this.#forget(null);
    });
  }

  /**
   * @template {string} N
   * @param {string} quiz
   * @param {N} name
   * @returns {(Saved & Fields<N>) | null}
   */
  read(quiz, name) {
    const key = `${ROOT}${quiz}/${name}`;
    if (!this.#known.has(key)) this.#known.set(key, this.#load(key, name));
    return this.#known.get(key);
  }

  /**
   * Returns the record with version and time; fields that have a time keep it.
   * @template {string} N
   * @param {string} quiz
   * @param {N} name
   * @param {Fields<N>} fields
   */
  write(quiz, name, fields) {
    const key = `${ROOT}${quiz}/${name}`;
    const record = { at: Date.now(), ...fields, v: VERSION };
    this.#known.set(key, record);
    if (this.#area && !this.#unsaved.has(key)) {
      try {
        this.#area.setItem(key, JSON.stringify(record));
      } catch {
        this.#trouble("full");
      }
    }
    this.#tell({ quiz, name });
    return record;
  }

  /** The names of all records of a quiz. @param {string} quiz */
  names(quiz) {
    return this.#keys(quiz)
      .filter((key) => !key.endsWith(ASIDE))
      .map((key) => key.slice(`${ROOT}${quiz}/`.length));
  }

  /** Removes everything of a quiz, also what was set aside. @param {string} quiz */
  clear(quiz) {
    for (const key of this.#keys(quiz)) {
      this.#known.delete(key);
      this.#unsaved.delete(key);
      this.#area?.removeItem(key);
    }
    this.#tell(null);
  }

  /** @param {string} quiz */
  #keys(quiz) {
    const keys = [...Object.keys(this.#area ?? {}), ...this.#known.keys()];
    return [...new Set(keys)].filter((key) => key.startsWith(`${ROOT}${quiz}/`));
  }

  /**
   * @param {string} key
   * @param {string} name
   */
  #load(key, name) {
    const text = this.#area?.getItem(key) ?? null;
    if (text === null) return null;
    let value = null;
    try {
      value = JSON.parse(text);
    } catch {
      // set aside below
    }
    if (isRecord(name, value)) return value;
    if (isNewer(value)) {
      this.#unsaved.add(key);
      this.#trouble("newer");
      return null;
    }
    this.#setAside(key, text);
    return null;
  }

  /** Keeps what cannot be read: it may be worth something to its owner. @type {(key: string, text: string) => void} */
  #setAside(key, text) {
    try {
      this.#area?.setItem(key + ASIDE, text);
      this.#area?.removeItem(key);
    } catch {
      this.#unsaved.add(key);
    }
    this.#trouble("unreadable");
  }

  /** Has a record read anew, or all of them. @param {string | null} key */
  #forget(key) {
    if (key === null) {
      this.#known.clear();
      return this.#tell(null);
    }
    this.#known.delete(key);
    const [quiz, name] = key.slice(ROOT.length).split("/");
    this.#tell({ quiz, name });
  }

  /** @param {Trouble} kind */
  #trouble(kind) {
    if (this.troubles.has(kind)) return;
    this.troubles.add(kind);
    fire(this, "trouble", kind);
  }

  /** @param {Changed} changed */
  #tell(changed) {
    fire(this, "change", changed);
  }
}

export const store = new Store();
