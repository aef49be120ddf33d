/* What was posted where: of a page that is served, in the ledger of the whole office, and all see the same; else kept in
 * the browser by month, exported to a file and imported from one.
 *
 * {"bantin": "checklist", "month": "2024-11", "posted": {"facebook/01-ten-tin": {"at": ISO 8601, "of": "…"}}}
 * `of` is made of the digests of what was posted, so that a later change can be told.
 */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const KEY = /^[a-z0-9-]{1,60}\/[A-Za-z0-9._-]{1,120}$/;
  let month = "";
  let posted = {};

  const isMark = (key, mark) =>
    KEY.test(key) &&
    mark !== null &&
    typeof mark === "object" &&
    typeof mark.of === "string" &&
    typeof mark.at === "string" &&
    !Number.isNaN(Date.parse(mark.at));

  const parsed = (text, wanted) => {
    try {
      const read = JSON.parse(text);
      if (read.bantin !== "checklist" || read.month !== wanted) return null;
      return Object.fromEntries(Object.entries(read.posted).filter(([key, mark]) => isMark(key, mark)));
    } catch {
      return null;
    }
  };

  const shared = () => Boolean(desk.data && desk.data.ticks);
  const written = () => JSON.stringify({ bantin: "checklist", month, posted: shared() ? desk.data.ticks : posted }, null, 1);
  const keep = () => {
    desk.keep.set(`checklist:${month}`, written());
    if (!desk.keep.lasting) desk.notice(desk.t("notKept"));
  };

  desk.checklist = {
    /** Turn to a month. */
    turn(wanted) {
      month = wanted;
      posted = parsed(desk.keep.get(`checklist:${month}`), month) || {};
    },
    get: (key) => (shared() ? desk.data.ticks[key] : posted[key]) || null,
    /** Whether whoever sees the page may mark: who looks through a shared one may not. */
    mine: () => !shared() || Boolean(desk.data.live && desk.data.live.act),
    set(key, on, of) {
      const at = new Date().toISOString();
      if (shared()) {
        if (on) desk.data.ticks[key] = { at, of, by: "" };
        else delete desk.data.ticks[key];
        const detail = JSON.stringify({ key, of, at: on ? at : null });
        document.dispatchEvent(new CustomEvent("desk:tick", { detail }));
        return;
      }
      if (on) posted[key] = { at, of };
      else delete posted[key];
      keep();
    },
    file: written,
    /** Take marks from a file; of two marks of one thing the later stays. Returns how many, or null if it is no checklist. */
    take(text) {
      const read = parsed(text, month);
      if (read === null) return null;
      if (shared()) {
        for (const [key, { of }] of Object.entries(read)) if (!desk.data.ticks[key]) this.set(key, true, of);
        return Object.keys(read).length;
      }
      for (const [key, mark] of Object.entries(read)) if (!posted[key] || posted[key].at < mark.at) posted[key] = mark;
      keep();
      return Object.keys(read).length;
    },
  };

  // Another tab with the same month.
  window.addEventListener("storage", (event) => {
    if (event.key === `bantin:checklist:${month}`) {
      desk.checklist.turn(month);
      desk.render();
    }
  });
})();
