/** What keeps answers from being saved or read, in words. */
import { store } from "./state/store.js";
import { word } from "./words.js";

export const troubles = () => [...store.troubles].map((kind) => word(`trouble-${kind}`)).join(" ");
