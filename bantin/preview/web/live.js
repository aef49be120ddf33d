/* The live page: takes what `bantin preview` tells, and asks it for what the page asks for; see desk.js.
 *
 * A browser gives an origin six connections. So that twenty tabs may be open, one shared worker listens for all of them;
 * this file is both the worker and what talks to it. Where there is no shared worker, each page listens itself.
 */
"use strict";
(() => {
  const KINDS = ["desk", "overlay"];

  /** Listen to the server; `tell(kind, text)` is called with the newest of each kind, and with "status". */
  const listen = (address, tell) => {
    const source = new EventSource(address);
    for (const kind of KINDS) source.addEventListener(kind, (event) => tell(kind, event.data));
    source.addEventListener("open", () => tell("status", "connected"));
    source.addEventListener("error", () => tell("status", source.readyState === 2 ? "closed" : "waiting"));
  };

  if (typeof document === "undefined") {
    const newest = new Map([["status", "waiting"]]);
    const pages = new Set();
    listen("../events", (kind, text) => {
      newest.set(kind, text);
      for (const page of pages) page.postMessage([kind, text]);
    });
    self.addEventListener("connect", ({ ports: [page] }) => {
      pages.add(page);
      page.addEventListener("message", () => pages.delete(page)); // it only says goodbye
      page.start();
      for (const told of newest) page.postMessage(told);
    });
    return;
  }

  const desk = window.desk;
  const { live } = desk.data;
  desk.blocking = []; // mistakes because of which what is seen is not what is written

  const hear = (kind, text) => {
    if (kind === "status") desk.status(text);
    else if (kind === "overlay") desk.overlay((desk.blocking = JSON.parse(text) || []));
    else desk.update({ ...JSON.parse(text), live }).then(() => document.dispatchEvent(new Event("desk:shown")));
  };

  const connect = () => {
    if (typeof SharedWorker === "undefined") return listen(live.events, hear);
    const { port } = new SharedWorker("desk/live.js");
    port.addEventListener("message", ({ data: [kind, text] }) => hear(kind, text));
    port.start();
    window.addEventListener("pagehide", () => port.postMessage("bye"), { once: true });
  };
  connect();
  window.addEventListener("pageshow", (event) => event.persisted && connect());

  const ask = async (action, what) => {
    if (!live.act) return;
    try {
      const answer = await fetch(`${live.act}${action}`, { method: "POST", body: what });
      if (answer.status === 409) desk.notice((await answer.json()).message, desk.writeVi);
    } catch {
      desk.status("waiting");
    }
  };
  document.addEventListener("desk:open", (event) => ask("open", event.detail.id));
  document.addEventListener("desk:tick", (event) => ask("tick", event.detail));
  document.addEventListener("desk:month", (event) => ask("month", event.detail.name));
})();
