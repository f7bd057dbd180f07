/** The names of what is saved: a record each, of the events that it says. */

/** Raised when the shape of records changes; `reading.js` then says how the one before becomes the new one. */
export const VERSION = 2;
/** The end of a key that this version writes. */
export const OWN = `~${VERSION}`;

// A name with a sign in front can be no question's id. What has a minus is this device's alone and in no copy.
export const ATTEMPTS = "+attempts";
export const STEPS = "+steps";
export const FLAGS = "+flags";
export const SETTINGS = "-settings";
export const PLACE = "-place";
export const PENDING = "-pending";
export const scenarioName = (/** @type {string} */ id) => /** @type {const} */ (`+scenario.${id}`);
export const isOfDevice = (/** @type {string} */ name) => name.startsWith("-");
