/** Paging: a cache, a size of blocks and the lengths of requests in, what lies idle and what fits out. */
import { all, data, one } from "../quiz/markup.js";
import { register } from "../quiz/version.js";
import { Calculator } from "./calculator.js";
import { GIB, KIB } from "./memory.js";
import { cutDown, handOut } from "./paging.js";

class KvPaging extends Calculator {
  /** @param {import("./calculator.js").Numbers} numbers */
  show({ memory, token, limit, block, ...values }) {
    const rows = all(this, "[data-request]");
    const names = rows.map((row) => data(row, "request"));
    const lengths = cutDown(
      names.map((_, request) => values[`length-${request}`]),
      limit,
    );
    const room = Math.floor((memory * GIB) / (token * KIB));
    const ways = { reserved: handOut(lengths, limit, room), paged: handOut(lengths, block, room) };

    /** @type {Record<string, string>} */
    const said = { requests: this.format(names.length) };
    for (const [way, { requests, running, held, idle, fit }] of Object.entries(ways)) {
      const shown = requests.flatMap((request, index) => parts(request, names[index], index, room));
      this.draw(one(this, `[data-strip="${way}"]`, SVGElement), shown);
      for (const [index, row] of rows.entries()) {
        const { idle: places, tokens, from } = requests[index];
        const waits = from === null;
        this.fill(way, waits ? this.word("waits") : this.format(places), row);
        this.fill(`${way}-share`, waits ? "" : this.percent(places / (places + tokens)), row);
      }
      said[way] = this.format(running);
      said[`${way}Held`] = this.format((held * token * KIB) / GIB, 2);
      said[`${way}Idle`] = this.percent(idle);
      this.fill(`${way}-fit`, this.format(fit));
    }
    for (const [index, row] of rows.entries()) {
      this.fill("tokens", this.format(lengths[index]), row);
      this.fill("blocks", this.format(ways.paged.requests[index].blocks), row);
    }
    this.fill("block", this.format((block * token) / KIB, 2));
    this.fill("stretch", this.format((limit * token * KIB) / GIB, 2));
    return this.word("held", said);
  }

  /** Shares below 10% need a digit more. @param {number} share */
  percent(share) {
    return `${this.format(100 * share, share < 0.1 ? 1 : 0)}%`;
  }
}

register("kv-paging", KvPaging);

/**
 * A request in the strip of the cache: its tokens, then what its blocks have left.
 * @param {import("./paging.js").Held} request
 * @param {string} text
 * @param {number} index
 * @param {number} room
 */
function parts({ tokens, idle, from }, text, index, room) {
  if (from === null) return [];
  const [start, end, last] = [from, from + tokens, from + tokens + idle].map((place) => place / room);
  return [
    { from: start, to: end, look: `d-fill${(index % 2) + 1}`, text },
    { from: end, to: last, look: "d-hollow" },
  ];
}
