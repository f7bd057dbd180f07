/** Files for the reader. */

/** Gives a file to the reader. @type {(name: string, text: string, type?: string) => void} */
export function give(name, text, type = "application/json") {
  const url = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 9999); // some browsers read it later
}
