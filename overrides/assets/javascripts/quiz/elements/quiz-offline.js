/** Keeps the site on this device if its reader wants that: registers the worker of this build, or removes it with all it kept. */
import { all, one } from "../markup.js";
import { register } from "../version.js";

/** @typedef {"off" | "busy" | "on" | "updated" | "failed"} State */

/** Where the site is, and what the worker answers for. */
const SITE = new URL("../../../../", import.meta.url).href;
/** The names of stores begin so; the worker says the same. */
const STORES = `selfcheck-offline ${SITE} `;

class QuizOffline extends HTMLElement {
  #size = document.querySelector('meta[name="offline-size"]')?.getAttribute("content");

  async connectedCallback() {
    // Only a site that was finished has a worker, and only browsers that are asked over https take one.
    if (this.#size && navigator.serviceWorker) await this.begin();
    this.dataset.ready = "";
  }

  async begin() {
    const size = (Number(this.#size) / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
    for (const place of all(this, "[data-size]")) place.textContent = size;
    this.addEventListener("click", ({ target }) => {
      if (target instanceof HTMLButtonElement) target.value === "keep" ? this.keep() : this.remove();
    });
    const registration = await this.registration();
    this.show(registration?.active ? "on" : "off");
    if (!registration) return;
    this.follow(registration);
    registration.update().catch(() => {}); // without a network there is none to take
  }

  registration() {
    return navigator.serviceWorker.getRegistration(SITE);
  }

  /** Says what comes of a build that is being taken in, now or later. @param {ServiceWorkerRegistration} registration */
  follow(registration) {
    const watch = () => {
      const coming = registration.installing;
      const replaces = registration.active !== null;
      coming?.addEventListener("statechange", () => {
        if (coming.state === "activated") this.show(replaces ? "updated" : "on");
        if (coming.state === "redundant" && !registration.active) this.fail(registration);
      });
    };
    watch();
    registration.addEventListener("updatefound", watch);
  }

  async keep() {
    this.show("busy");
    try {
      const registration = await navigator.serviceWorker.register(`${SITE}offline-worker.js`, { scope: SITE });
      this.follow(registration);
      if (registration.active) this.show("on");
    } catch {
      this.show("failed");
    }
  }

  /** @param {ServiceWorkerRegistration} registration */
  async fail(registration) {
    await registration.unregister();
    this.show("failed");
  }

  async remove() {
    await (await this.registration())?.unregister();
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(STORES)).map((name) => caches.delete(name)));
    this.show("off");
  }

  /** @param {State} state */
  show(state) {
    this.dataset.state = state;
    for (const part of all(this, "[data-when]")) part.hidden = !part.dataset.when?.split(" ").includes(state);
    this.hidden = false;
    one(this, '[role="status"]').textContent = one(this, `[data-said="${state}"]`).textContent;
  }
}

register("quiz-offline", QuizOffline);
