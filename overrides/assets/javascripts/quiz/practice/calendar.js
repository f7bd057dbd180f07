/** The days on which questions are due, as a file that calendars read (iCalendar, RFC 5545). Pure: no page, no storage. */
import { dateOf } from "./schedule.js";

/** @import { Forecast } from "../types.js" */

/** Lines of a calendar are at most 75 bytes long. */
const LONGEST = 75;

/**
 * A calendar with one entry a day, for as many days as there are. An entry has the same name each time, so that a later file replaces it.
 * @param {readonly Forecast[]} days
 * @param {{quiz: string, title: (count: number) => string, address: string, now: number}} about
 */
export function calendar(days, { quiz, title, address, now }) {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
  const entries = days.flatMap(({ day, ids }) => [
    "BEGIN:VEVENT",
    `UID:${day}-${quiz}@${new URL(address).host}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${plain(day)}`,
    `DTEND;VALUE=DATE:${plain(day + 1)}`,
    `SUMMARY:${escaped(title(ids.length))}`,
    `URL:${address}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${quiz}//self-check//EN`,
    ...entries,
    "END:VCALENDAR",
    "",
  ];
  return lines.map(folded).join("\r\n");
}

/** A day as eight digits. @param {number} day */
function plain(day) {
  const date = dateOf(day);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => `${n}`.padStart(2, "0")).join("");
}

const escaped = (/** @type {string} */ text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** A line that goes on in the next where it is too long, never within a sign. @param {string} line */
function folded(line) {
  const rows = [""];
  let size = 0;
  for (const sign of line) {
    const bytes = new TextEncoder().encode(sign).length;
    if (size + bytes > LONGEST) {
      rows.push(" ");
      size = 1;
    }
    rows[rows.length - 1] += sign;
    size += bytes;
  }
  return rows.join("\r\n");
}
