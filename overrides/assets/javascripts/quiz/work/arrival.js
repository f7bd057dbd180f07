/** Coming to a place on the page: below what covers the window's top, and held there while styles, scripts and headers move it. */
import { fire } from "../events.js";

/** @import { Way } from "../types.js" */

/** @typedef {{to: HTMLElement, top: number}} Goal `top`: how far below what covers the window's top */

/** Room between what covers the top and what the reader came to. */
const GAP = 12;
/** How long a place is held, in milliseconds: headers slide, and what comes into view gets its size. */
const HOLD = 600;

/** How the next address is come to. @type {Way} */
let way = "instant";
/** The address that `aim` belongs to. */
let address = "";
/** What its reader is to come to, until they go on by hand. @type {Goal & {way: Way} | null} */
let aim = null;
/** What is held where a jump brought it. @type {Goal & {until: number} | null} */
let held = null;

/** The height of a header that stays in view. */
export function heightOfHeader() {
  const header = document.querySelector("header");
  return header && /sticky|fixed/.test(getComputedStyle(header).position) ? header.offsetHeight : 0;
}

/** How much of the window's top is covered, by the site's header, unless it hides, and by a line of ours. */
function covered() {
  const line = document.querySelector("quiz-progress");
  return (
    (document.querySelector("header[hidden]") ? 0 : heightOfHeader()) +
    (line instanceof HTMLElement ? line.offsetHeight : 0)
  );
}

/** @param {HTMLElement} to */
const below = (to) => to.getBoundingClientRect().top - covered();

/** Brings an element below what covers the window's top, at once. @param {HTMLElement} to */
export function jump(to, top = GAP) {
  held = { to, top, until: performance.now() + HOLD };
  hold();
}

function hold() {
  if (!held?.to.getClientRects().length) return;
  const off = below(held.to) - held.top;
  if (Math.abs(off) >= 1) scrollBy({ top: off, behavior: "instant" });
  if (performance.now() < held.until) requestAnimationFrame(hold);
}

/** Leads to what the address names, or back to where its reader was, as often as something comes that may move it. */
export function arrive(by = way) {
  if (address !== location.href) {
    address = location.href;
    const to = by === "back" ? kept() : goal(location.hash.slice(1), GAP);
    aim = to && { ...to, way: by };
    if (by === "instant") begin(aim?.to ?? document.querySelector("article h1"));
    way = "instant";
  }
  if (!aim) return;
  held = null;
  fire(aim.to, "quiz-arrive", { id: aim.to.id, way: aim.way });
  if (!held) jump(aim.to, aim.top);
}

/** What was on the page has left it. */
export function depart() {
  address = "";
}

/** @type {(id: string, top: number) => Goal | null} */
function goal(id, top) {
  const to = document.getElementById(decodeURIComponent(id));
  return to && { to, top };
}

/** Without a load, the browser would go on from the link that led here. @param {Element | null} at */
function begin(at) {
  if (!(at instanceof HTMLElement) || document.activeElement !== document.body) return;
  at.tabIndex = -1;
  at.focus({ preventScroll: true });
}

/** Where this tab keeps the place on the page that is shown. */
const key = () => `selfcheck ${address.split("#")[0]}`;

/** Keeps which question is at the top of the window, and how far down: it may be taller or lower the next time. */
function keep() {
  if (!address) return;
  const at = document.elementFromPoint(innerWidth / 2, covered() + 4 * GAP)?.closest("quiz-question");
  const head = at?.querySelector("[id]");
  const place = head instanceof HTMLElement ? { id: head.id, top: below(head) } : { id: "" };
  try {
    sessionStorage.setItem(key(), JSON.stringify(place));
  } catch {
    // The browser's own idea of the place has to do.
  }
}

function kept() {
  try {
    const { id, top } = JSON.parse(sessionStorage.getItem(key()) ?? "");
    return goal(id, top);
  } catch {
    return null;
  }
}

for (const act of ["keydown", "pointerdown", "touchstart", "wheel"]) {
  addEventListener(act, () => (aim = held = null), { capture: true, passive: true });
}
addEventListener("click", ({ target }) => target instanceof Element && target.closest("a") && keep(), true);
addEventListener("popstate", ({ state }) => {
  keep();
  way = state === null ? "instant" : "back";
});
addEventListener("pagehide", keep);
addEventListener("hashchange", () => arrive());
/** Of the page, and of styles and scripts in it. */
addEventListener(
  "load",
  ({ target }) => /^#|LINK|SCRIPT/.test(/** @type {Node} */ (target).nodeName) && arrive(),
  true,
);
