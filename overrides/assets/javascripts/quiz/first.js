/**
 * Tells the element around it, before it is painted, that nothing is saved: there is nothing to wait for then. No module, as
 * those run when the page has been painted.
 */
{
  const script = document.currentScript;
  const element = script?.parentElement;
  if (script instanceof HTMLScriptElement && element && !("ready" in element.dataset)) {
    const root = `selfcheck${new URL("../../../", script.src).pathname}`;
    try {
      if (!Object.keys(localStorage).some((key) => key.startsWith(root))) element.dataset.state = "new";
    } catch {
      // Whatever is there cannot be read; the element says so.
    }
  }
}
