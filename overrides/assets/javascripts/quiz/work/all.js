/** All that works the questions of a page. */
import { arrive, depart } from "./arrival.js";
import { heard, refresh } from "./cards.js";
import { Line } from "./line.js";

export { arrive, depart, heard, Line, refresh };
