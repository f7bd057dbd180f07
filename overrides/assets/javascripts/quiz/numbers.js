/** Numbers as people write them. Pure: no page, no storage. */

/** @import { Judged, Reading } from "./types.js" */

/** What stands before it; the number, with a power of ten, as a power or as a share; the unit behind it. */
const SHAPE =
  /^[≈~=]? ?(-?) ?\+? ?([^\d\s.,'+^-]*) ?(-?)([.,]?\d(?:[\d.,' ]*\d)?)(?: ?e([+-]?\d+)(?!\d)| ?[×x] ?10 ?\^ ?([+-]?\d+)| ?\^ ?([+-]?\d+)| ?\/ ?(\d+))?([^\d].*)?$/iu;
const GROUPS = /^\d{1,3}(?:([ '.,])\d{2,3}(?:\1\d{2,3})*)?$/;
const LAST_OF_THREE = /(?:^\d+|\D\d{3})$/;
const COUNTED = /^(k|K|thousand|M|million|G|B|bn|billion|T|trillion)(.+)$/;

/** One sign for each meaning: people's keyboards, locales and word processors have many. @param {string} text */
const plain = (text) =>
  text
    // First: normalizing lowers what is raised, and takes an accent off what stands for an apostrophe.
    .replace(/[⁺⁻]?[⁰¹²³⁴-⁹]+/g, (raised) => `^${raised}`)
    .replace(/[`´‘’ʼ′٬_]/g, "'")
    .normalize("NFKC")
    .replace(/\p{Decimal_Number}/gu, digit)
    .replaceAll("٫", ".")
    .replaceAll("٪", "%")
    .replace(/[−‐‑‒–—]/g, "-")
    .replaceAll("**", "^")
    .replace(/[*·⋅∙✕]/g, "×")
    .replace(/\s+/g, " ")
    .trim();

/** A digit of any script: those of one script follow each other, from its zero on. @param {string} sign */
function digit(sign) {
  const code = Number(sign.codePointAt(0));
  let zero = code;
  while (code - zero < 9 && /\p{Decimal_Number}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

/** Thousands without what sets them apart; an empty text if they are not set apart as thousands are. @param {string} text */
const ungrouped = (text) =>
  GROUPS.test(text) && LAST_OF_THREE.test(text) ? text.replace(/\D/g, "") : /^\d*$/.test(text) ? text : "";

/**
 * The ways to read digits with points and commas, the likelier first; none if there is none.
 * @param {string} text
 */
function waysToRead(text) {
  const marks = text.replace(/[\d' ]/g, "");
  const mark = marks.at(-1);
  if (!mark || (marks.length > 1 && new Set(marks).size === 1)) return [ungrouped(text)];
  if (marks.indexOf(mark) < marks.length - 1) return [];
  const [whole, part] = text.split(mark);
  const decimal = /^\d+$/.test(part) && (ungrouped(whole) || !whole) ? `${ungrouped(whole)}.${part}` : "";
  if (!/^[1-9]\d{0,2}$/.test(whole) || part.length !== 3) return [decimal];
  return mark === "," ? [whole + part, decimal] : [decimal, whole + part];
}

/**
 * What a text says: a number, and the unit that is written with it. Two numbers where thousands or decimals may be
 * meant, the likelier first; `sure` if the other is unlikely. Null where it cannot be read.
 * @param {string} text
 * @returns {Reading | null}
 */
export function readNumber(text) {
  const [, minus, before, sign, digits, e, times, power, whole, after = ""] = SHAPE.exec(plain(text)) ?? [];
  if (digits === undefined || (minus && sign) || (before && after.trim())) return null;
  const ways = waysToRead(digits);
  const values = ways.map((way) => {
    const size = power ? Number(way) ** Number(power) : Number(`${way}e${e ?? times ?? 0}`) / Number(whole ?? 1);
    return minus || sign ? -size : size;
  });
  if (!ways.length || ways.includes("") || !values.every(Number.isFinite)) return null;
  return {
    values,
    sure: values.length < 2 || !digits.includes(","),
    unit: (before || after).replace(/\s/g, "").replace(/\.$/, ""),
  };
}

/**
 * How many of the question's unit one of the unit written is; 0 if that is not known. Where only the case of
 * letters differs throughout, as in "gib", it is that unit; "Gb" is none, as it stands for bits.
 * @type {(units: Record<string, number>, unit: string) => number}
 */
export function factorOf(units, unit) {
  if (Object.hasOwn(units, unit)) return units[unit];
  const [lower, upper] = [unit.toLowerCase(), unit.toUpperCase()];
  const alike = Object.keys(units).filter((name) => unit.length > 1 && name.toLowerCase() === lower);
  if (alike.length === 1 && (unit === lower || unit === upper)) return units[alike[0]];
  const [, count, counted] = COUNTED.exec(unit) ?? [];
  return count && Object.hasOwn(units, count) && Object.hasOwn(units, counted) ? units[count] * units[counted] : 0;
}

/**
 * Judges what was entered. `ranges` are those of the answer and of each mistake that is known, in the question's unit.
 * @param {string} text
 * @param {[number, number][]} ranges
 * @param {Record<string, number>} units
 * @returns {Judged}
 */
export function judgeNumber(text, ranges, units) {
  const reading = readNumber(text);
  if (!reading) return { ask: "unreadable" };
  const { values, sure, unit } = reading;
  const factor = factorOf(units, unit);
  if (!factor) return /\d/.test(unit) ? { ask: "unreadable" } : { ask: "unknown-unit", unit };
  const placeOf = (/** @type {number} */ value) => ranges.findIndex(([low, high]) => low <= value && value <= high);
  const [place, other = place] = values.map((value) => placeOf(value * factor));
  if (values.length > 1 && (!sure || (place !== 0 && other > -1 && other !== place)))
    return { ask: "two-ways", values };
  return { place, value: values[0] * factor, unit, mixed: place < 0 && factor !== 1 && placeOf(values[0]) === 0 };
}
