/** What keeps answers from being saved or read, in words. */
import { sentences } from "./sentences.js";
import { store } from "./state/store.js";
import { word } from "./words.js";

export const troubles = () => sentences(...[...store.troubles].map((kind) => word(`trouble-${kind}`)));
