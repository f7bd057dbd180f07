/**
 * Saved records, the only place that touches localStorage: one entry each, so that two tabs cannot overwrite each other.
 * Events: `change` (detail: quiz and name, or null for "anything"); `trouble` (blocked, full, unreadable or newer) once a kind.
 */
import { VERSION, isNewer, isRecord } from "./records.js";

/** Sites of one Pages owner share an origin, hence the path. */
const ROOT = `selfcheck${new URL("../../../", import.meta.url).pathname}`;
const ASIDE = "~aside";

class Store extends EventTarget {
  /** What went wrong so far. */
  troubles = new Set();
  #area = null;
  #known = new Map(); // records by key; the memory that serves when nothing can be saved
  #unsaved = new Set(); // keys that live in memory alone

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
    addEventListener("pageshow", ({ persisted }) => persisted && this.#area && this.#forget(null));
  }

  read(quiz, name) {
    const key = `${ROOT}${quiz}/${name}`;
    if (!this.#known.has(key)) this.#known.set(key, this.#load(key, name));
    return this.#known.get(key);
  }

  /** Returns the record with version and time. */
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
    this.#tell("change", { quiz, name });
    return record;
  }

  /** The names of all records of a quiz, also of earlier attempts and removed questions. */
  names(quiz) {
    return this.#keys(quiz).filter((key) => !key.endsWith(ASIDE)).map((key) => key.slice(`${ROOT}${quiz}/`.length));
  }

  /** Removes everything of a quiz, also what was set aside. */
  clear(quiz) {
    for (const key of this.#keys(quiz)) {
      this.#known.delete(key);
      this.#unsaved.delete(key);
      this.#area?.removeItem(key);
    }
    this.#tell("change", null);
  }

  #keys(quiz) {
    const keys = [...Object.keys(this.#area ?? {}), ...this.#known.keys()];
    return [...new Set(keys)].filter((key) => key.startsWith(`${ROOT}${quiz}/`));
  }

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

  /** Keeps what cannot be read: it may be worth something to its owner. */
  #setAside(key, text) {
    try {
      this.#area.setItem(key + ASIDE, text);
      this.#area.removeItem(key);
    } catch {
      this.#unsaved.add(key);
    }
    this.#trouble("unreadable");
  }

  #forget(key) {
    if (key === null) this.#known.clear();
    else this.#known.delete(key);
    const [quiz, name] = key?.slice(ROOT.length).split("/") ?? [];
    this.#tell("change", key && { quiz, name });
  }

  #trouble(kind) {
    if (this.troubles.has(kind)) return;
    this.troubles.add(kind);
    import("./quiz-notice.js"); // few readers ever need it
    this.#tell("trouble", kind);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** The one store of the page. */
export const store = new Store();
