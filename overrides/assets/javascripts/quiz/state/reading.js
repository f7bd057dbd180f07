/** Reading what is saved: the shapes, how the ones before become this one, and how two records are one. A first visit needs none of it. */
import { ATTEMPTS, FLAGS, OWN, PENDING, PLACE, SETTINGS, STEPS, VERSION } from "./records.js";

/** @import { Remembered } from "../types.js" */

export const isAnswer = (/** @type {string} */ name) => !/^[+-]/.test(name);

// Version 1 had two names for what is one now.
const BEFORE = ["+attempt", "+history"];
export const nameNow = (/** @type {string} */ name) => (BEFORE.includes(name) ? ATTEMPTS : name);
export const namesBefore = (/** @type {string} */ name) => (name === ATTEMPTS ? BEFORE : [name]);

/** Returns what it understands of a value, or throws. @typedef {(value: any) => any} Read */

/** @type {(test: (value: any) => boolean) => Read} */
const is = (test) => (value) => {
  if (test(value)) return value;
  throw new TypeError();
};
const text = is((value) => typeof value === "string");
const flag = is((value) => typeof value === "boolean");
const count = is((value) => Number.isInteger(value) && value >= 0);
const time = is((value) => count(value) <= 864e13); // the last moment that a date can hold
const object = is((value) => typeof value === "object" && value !== null && !Array.isArray(value));
const one = (/** @type {string[]} */ ...words) => is((value) => words.includes(value));
/** @type {(read: Read) => Read} */
const maybe = (read) => (value) => (value === undefined ? value : read(value));
/** @type {(read: Read) => Read} */
const list = (read) => (value) => is(Array.isArray)(value).map(read);
/** Sorted: what is equal is written alike. @type {(read: Read) => Read} */
const table = (read) => (value) =>
  Object.fromEntries(Object.keys(object(value)).sort().map((key) => [key, read(value[key])])); // biome-ignore format: one thing
/** In their order, and no others. @type {(reads: Record<string, Read>) => Read} */
const fields = (reads) => (value) =>
  Object.fromEntries(
    Object.entries(reads)
      .map(([key, read]) => [key, read(object(value)[key])])
      .filter(([, found]) => found !== undefined),
  );

const MODES = ["attempt", "section", "exam", "practice"];
const mode = one(...MODES);
const sure = maybe(one("sure", "likely", "guess"));
const choice = list(text);
const percent = (/** @type {unknown} */ value) => (value === null ? null : count(value));
const totals = fields({ right: count, answered: count, total: count });

/** So many events of a record are kept whatever they say; of what outlasts them, so many of each sort. */
const MOST = 100;
/** So many texts of a scenario are kept, each of another visit. */
const DRAFTS = 5;

/** @typedef {(event: any) => string | null} Group what an event belongs to, if to anything */
/** @typedef {(events: any[]) => any[]} Keep leaves some of them out. What it leaves out stays out whatever comes, so merging has no order */

/** The last of each group; of many groups the last. @type {(group: Group, most?: number) => Keep} */
const lasts =
  (group, most = Number.POSITIVE_INFINITY) =>
  (events) => {
    const last = new Map(events.map((event) => [group(event), event]));
    return events.filter((event) => last.get(group(event)) === event).slice(-most);
  };

/** Of many events the last, and the first of each group of the highest names. @type {(...groups: Group[]) => Keep} */
const most =
  (...groups) =>
  (events) => {
    if (events.length <= MOST) return events;
    const kept = new Set(events.slice(-MOST));
    for (const group of groups) {
      /** @type {Map<string, any>} */
      const firsts = new Map();
      for (const event of events) {
        const name = group(event);
        if (name !== null && !firsts.has(name)) firsts.set(name, event);
      }
      for (const name of [...firsts.keys()].sort().slice(-MOST)) kept.add(firsts.get(name));
    }
    return events.filter((event) => kept.has(event));
  };
const padded = (/** @type {string | number} */ value) => `${value}`.padStart(20, "0");

/** What the events of a record hold, and which of many are kept. @type {Record<string, {event: Read, keep: Keep}>} */
const kinds = {
  // @ts-expect-error -- a name that objects inherit is no kind of record
  __proto__: null,
  answer: {
    event: fields({
      at: time,
      attempt: text,
      revision: text,
      choice,
      right: flag,
      mode,
      sure,
    }),
    // What a score needs, by attempt, and what a schedule needs, by day.
    keep: most(
      ({ at }) => padded(Math.floor(at / 864e5)),
      ...MODES.map(
        (mode) => (/** @type {any} */ event) =>
          event.mode === mode ? `${padded(event.attempt)} ${event.revision}` : null,
      ),
    ),
  },
  [ATTEMPTS]: {
    event: fields({
      at: time,
      attempt: text,
      begun: maybe(fields({ mode, seed: text, sections: maybe(choice), minutes: maybe(count) })),
      paused: maybe(flag),
      ended: maybe(fields({ asked: table(count) })),
      filed: maybe(totals),
    }),
    keep: most(
      ...["begun", "ended", "filed"].flatMap((field) =>
        [true, false].map(
          (whole) => (/** @type {any} */ event) =>
            field in event && whole === /^\d/.test(event.attempt) ? padded(event.attempt) : null,
        ),
      ),
    ),
  },
  [STEPS]: { event: fields({ at: time, step: text, done: flag }), keep: lasts(({ step }) => step) },
  [FLAGS]: { event: fields({ at: time, question: text, flagged: flag }), keep: lasts(({ question }) => question) },
  "+scenario": {
    event: fields({
      at: time,
      draft: count,
      text: maybe(text),
      grades: maybe(table(text)),
      percent: maybe(percent),
      shown: maybe(flag),
    }),
    keep: (events) => {
      const kept = new Set(
        ["text", "grades", "shown"].flatMap((field) =>
          lasts(({ draft }) => draft, DRAFTS)(events.filter((event) => field in event)),
        ),
      );
      return events.filter((event) => kept.has(event));
    },
  },
  [SETTINGS]: { event: fields({ at: time, setting: text, value: text }), keep: lasts(({ setting }) => setting) },
  [PLACE]: { event: fields({ at: time, question: text }), keep: (events) => events.slice(-1) },
  [PENDING]: {
    event: fields({ at: time, question: text, attempt: text, revision: text, choice, sure }),
    // A choice that was taken back, or checked, is none. What an exam asks stands beside the attempt at the whole quiz.
    keep: (events) =>
      lasts(({ question, attempt }) => `${question} ${/^\d/.test(attempt) ? "" : attempt}`)(events).filter(
        ({ choice }) => choice.length,
      ),
  },
};

/** The kind of a record. @param {string} name */
const kindOf = (name) =>
  kinds[!/^[+-]?[a-z\d][a-z\d.-]*$/.test(name) ? "" : isAnswer(name) ? "answer" : name.split(".", 1)[0]];

/** Version 1 held what is now by a name in one record or two. @type {Record<string, (record: any) => any[]>} */
const first = {
  answer: ({ at, attempt, revision, choice, right }) => [
    { at, attempt: `${count(attempt)}`, revision, choice, right, mode: "attempt" },
  ],
  "+attempt": ({ at, number, seed }) => [{ at, attempt: `${count(number - 1) + 1}`, begun: { mode: "attempt", seed } }],
  "+history": ({ attempts }) =>
    attempts.map((/** @type {any} */ { at, number, ...filed }) => ({ at, attempt: `${count(number)}`, filed })),
  "+steps": ({ at, done }) => Object.entries(object(done)).map(([step, done]) => ({ at, step, done })),
  "+scenario": (record) => [
    { at: record.at, draft: 0, text: text(record.text) },
    { at: record.at, draft: 0, grades: object(record.grades), percent: percent(record.percent) },
    { at: record.at, draft: 0, shown: flag(record.shown) },
  ],
};

/** The record of the next version for one of the version named. @type {Record<number, (name: string, record: any) => unknown>} */
const upgrades = {
  1: (name, record) => ({ v: 2, seen: first[isAnswer(name) ? "answer" : name.split(".", 1)[0]](record) }),
};

/**
 * What a value says as a record of that name. `newer`: a later version of this site wrote it, and it is left alone.
 * @template {string} N
 * @param {N} name
 * @param {any} value
 * @returns {{v: number, seen: Remembered<N>[]} | "newer" | "unreadable"}
 */
export function readRecord(name, value) {
  try {
    let record = value;
    if (count(record.v) > VERSION) return "newer";
    while (record.v < VERSION) record = upgrades[record.v](name, record);
    const kind = kindOf(nameNow(name));
    return { v: VERSION, seen: merge(name, list(kind.event)(record.seen)) };
  } catch {
    return "unreadable"; // whatever it is, it is not ours
  }
}

/**
 * The union of lists of events, in their order in time.
 * @template {string} N
 * @param {N} name
 * @param {(readonly Remembered<N>[])[]} lists
 * @returns {Remembered<N>[]}
 */
export function merge(name, ...lists) {
  const events = new Map(lists.flat().map((event) => [JSON.stringify(event), event]));
  const order = [...events].sort(([a, one], [b, other]) => one.at - other.at || (a < b ? -1 : 1));
  return kindOf(nameNow(name))?.keep(order.map(([, event]) => event)) ?? []; // a foreign name may stand beside ours
}

/** @typedef {typeof import("./store.js").store} Store */

/**
 * Brings together what is known and what is saved at a place, by this version and those before it: a version has entries of its own, and leaves
 * those before where they are, as a page of that version may still be open. `more`: the entry of this version lacks some of that.
 * @param {Store} store
 * @param {string} place a key without its end
 * @param {string} name
 * @param {any[]} known
 */
export function load(store, place, name, known) {
  const root = place.slice(0, -name.length);
  const own = entry(store, place + OWN, name);
  const lists = [known, ...namesBefore(name).map((before) => entry(store, root + before, before).seen)];
  if (name === ATTEMPTS) lists.push(lostBeginning(store, root, [own.seen, ...lists].flat()));
  const seen = merge(name, own.seen, ...lists);
  const more = !own.stuck && lists.flat().length > 0 && JSON.stringify(seen) !== JSON.stringify(own.seen);
  return { seen, more };
}

/**
 * Another tab has written an entry or removed it; or anything may differ now.
 * @param {Store} store
 * @param {string | null} key
 * @param {boolean} there
 */
export function hear(store, key, there) {
  if (key === null) {
    store.known.clear();
    return store.tell(null);
  }
  const [quiz, end = "~"] = key.slice(store.root.length).split("/");
  const name = nameNow(end.replace(OWN, ""));
  if (name.includes("~")) return; // set aside, or of another version
  const place = `${store.root}${quiz}/${name}`;
  // What two tabs write at one moment stays: the one that finds its own missing adds it.
  store.bring(place, name, (there && store.known.get(place)) || []);
  store.tell({ quiz, name });
}

/**
 * Begins the last attempt with an answer once more, where what began it cannot be read.
 * @param {Store} store
 * @param {string} root
 * @param {any[]} attempts
 */
function lostBeginning({ area }, root, attempts) {
  if (!area || attempts.some(({ begun }) => begun?.mode === "attempt")) return [];
  const ends = Object.keys(area)
    .filter((key) => key.startsWith(root))
    .map((key) => key.slice(root.length));
  const answers = ends.flatMap((end) => {
    const name = end.replace(OWN, "");
    const record = isAnswer(name) ? readRecord(name, parsed(area.getItem(root + end))) : null;
    return record instanceof Object ? record.seen : [];
  });
  const last = Math.max(0, ...answers.map(({ attempt }) => Number(attempt) || 0));
  const begun = { mode: "attempt", seed: Math.random().toString(36).slice(2) };
  return last ? [{ at: Date.now(), attempt: `${last}`, begun }] : [];
}

/**
 * What an entry says. `stuck`: it must not be written.
 * @param {Store} store
 * @param {string} key
 * @param {string} name
 * @returns {{seen: any[], stuck?: boolean}}
 */
function entry(store, key, name) {
  const text = store.area?.getItem(key) ?? null;
  if (text === null) return { seen: [] };
  const record = readRecord(name, parsed(text));
  if (record instanceof Object) return record;
  const stuck = record === "newer" || !setAside(/** @type {Storage} */ (store.area), key, text);
  store.trouble(record);
  return { seen: [], stuck };
}

/** @param {string | null} text */
function parsed(text) {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null;
  }
}

/** Keeps what cannot be read: it may be worth something to its owner. @type {(area: Storage, key: string, text: string) => boolean} */
function setAside(area, key, text) {
  try {
    area.setItem(`${key}~aside`, text);
    area.removeItem(key);
    return true;
  } catch {
    return false;
  }
}
