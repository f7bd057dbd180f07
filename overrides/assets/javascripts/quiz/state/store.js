/**
 * Saved records, the only place that touches localStorage: one entry each, so that two tabs cannot overwrite each other. A version has
 * entries of its own and takes in those before it, which it leaves where they are: a page of that version may still be open.
 */
import { fire } from "../events.js";
import { nameNow, namesBefore, VERSION } from "./records.js";

/** @import { Changed, Remembered, Trouble } from "../types.js" */

/** Sites of one Pages owner share an origin, hence the path. */
const ROOT = `selfcheck${new URL("../../../../", import.meta.url).pathname}`;
const ASIDE = "~aside";
/** The end of a key that this version writes. */
const OWN = `~${VERSION}`;

class Store extends EventTarget {
  /** What went wrong so far. @type {Set<Trouble>} */
  troubles = new Set();
  /** Settles once what is saved can be read; undefined where nothing is. @type {Promise<void> | undefined} */
  ready = undefined;
  /** @type {Storage | null} */
  #area = null;
  /** What reads records, once it is here. @type {typeof import("./reading.js") | null} */
  #reading = null;
  /** Events by the key without its end. @type {Map<string, any[]>} */
  #known = new Map();
  /** Keys that live in memory alone. @type {Set<string>} */
  #unsaved = new Set();

  constructor() {
    super();
    try {
      this.#area = globalThis.localStorage;
      if (Object.keys(this.#area).some((key) => key.startsWith(ROOT))) this.ready = this.#learn();
    } catch {
      this.#area = null;
      this.#trouble("blocked");
    }
    addEventListener("storage", ({ key, newValue }) => {
      if (key === null || key.startsWith(ROOT)) this.#hear(key, newValue !== null);
    });
    addEventListener("pageshow", ({ persisted }) => {
      if (persisted && this.#area) this.#hear(null, false);
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
    const place = `${ROOT}${quiz}/${name}`;
    if (!this.#known.has(place)) this.#load(place, name, []);
    return this.#known.get(place) ?? [];
  }

  /**
   * Adds events. What another tab has written meanwhile stays.
   * @template {string} N
   * @param {string} quiz
   * @param {N} name
   * @param {Remembered<N>[]} events
   */
  add(quiz, name, ...events) {
    const place = `${ROOT}${quiz}/${name}`;
    this.#load(place, name, [...(this.#known.get(place) ?? []), ...events]);
    this.#learn(); // from now on there is something to read
    this.#tell({ quiz, name });
  }

  /** The names of all records of a quiz. @param {string} quiz */
  names(quiz) {
    const names = this.#keys(quiz).map((key) => key.slice(`${ROOT}${quiz}/`.length).replace(OWN, ""));
    return [...new Set(names.filter((name) => !name.includes("~")).map(nameNow))];
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

  /** A site below this one may have keys that begin like ours: they have a slash more. @param {string} quiz */
  #keys(quiz) {
    const root = `${ROOT}${quiz}/`;
    const keys = [...Object.keys(this.#area ?? {}), ...this.#known.keys()];
    return keys.filter((key) => key.startsWith(root) && !key.includes("/", root.length));
  }

  async #learn() {
    this.#reading ??= await import("./reading.js");
  }

  /**
   * Brings together what is known and what is saved at a place, and saves what that adds to it.
   * @param {string} place
   * @param {string} name
   * @param {any[]} known
   */
  #load(place, name, known) {
    const own = this.#fetch(place + OWN, name);
    const more = [
      known,
      ...namesBefore(name).map((before) => this.#fetch(place.slice(0, -name.length) + before, before)),
    ];
    const seen = this.#reading ? this.#reading.merge(name, own, ...more) : known;
    this.#known.set(place, seen);
    if (more.some(({ length }) => length) && JSON.stringify(seen) !== JSON.stringify(own))
      this.#save(place + OWN, seen);
  }

  /** The events of an entry. @type {(key: string, name: string) => any[]} */
  #fetch(key, name) {
    const text = this.#reading && this.#area?.getItem(key);
    if (text === null || text === undefined) return [];
    let value = null;
    try {
      value = JSON.parse(text);
    } catch {
      // set aside below
    }
    const record = this.#reading?.readRecord(name, value);
    if (typeof record === "object") return record.seen;
    if (record === "newer") {
      this.#unsaved.add(key);
      this.#trouble(record);
    } else this.#setAside(key, text);
    return [];
  }

  /** @type {(key: string, seen: any[]) => void} */
  #save(key, seen) {
    if (!this.#area || this.#unsaved.has(key)) return;
    try {
      this.#area.setItem(key, JSON.stringify({ v: VERSION, seen }));
    } catch {
      this.#trouble("full");
    }
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

  /**
   * Another tab has written, or all may have changed.
   * @param {string | null} key
   * @param {boolean} there whether the entry is there now
   */
  async #hear(key, there) {
    await this.#learn();
    if (key === null) {
      this.#known.clear();
      return this.#tell(null);
    }
    const [quiz, end, more] = key.slice(ROOT.length).split("/");
    if (more !== undefined || end === undefined) return;
    const name = nameNow(end.replace(OWN, ""));
    const place = `${ROOT}${quiz}/${name}`;
    // What two tabs write at one moment stays: the one that finds its own missing adds it.
    this.#load(place, name, (there && this.#known.get(place)) || []);
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
