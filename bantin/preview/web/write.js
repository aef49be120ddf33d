/* Writing in the live page: an item's form beside its pictures, saved 300 ms after the last key.
 *
 * Changes wait in `pending` until they are sent, one request at a time, with the version that they were made on. Nothing is
 * sent while a syllable is being composed, and nothing is written into the field that has the focus but by undoing.
 */
"use strict";
(() => {
  const desk = window.desk;
  const { h } = desk;
  const at = (id) => document.getElementById(id);
  const { live } = desk.data;
  if (!live) return;
  const REST = 300; // milliseconds after the last key until it is saved
  const QUIET = 800; // and until what was found is told
  const MONTH = "bulletin"; // what is written of the month as a whole
  const UNIT = "@unit"; // and of the unit
  const NEWS = 150; // and after the last news of what was made until the form looks whether it is new too; not before QUIET
  const AGAIN = 2000; // until an unanswered save is tried again

  let item = null; // of the form that is shown
  let form = null; // as the server told it last
  let fields = null;
  let around = { drawings: {}, kinds: [], contacts: [], items: [], files: [], shelf: [], bin: [] };
  let pending = [];
  let sending = null;
  let acting = 0; // deeds besides saving that are not done yet
  let turn = Promise.resolve(); // sendings, one after another
  const ends = new WeakMap(); // changes after which a save ends, and whether it is undone by itself
  let composing = false;
  let timer = 0;
  let lastKey = 0;
  let made = 0; // changes so far
  let asks = 0; // times that the server was asked for the form
  let taken = 0; // and which of them told what is shown
  let unread = false; // whether there was news that could not be taken
  const emptied = new Map(); // optional fields without a text, by path: their keys go when the field is left

  desk.composing = (now) => {
    composing = now;
    clearTimeout(timer);
  };

  // What the head of the form says.
  const state = h("p", { class: "save-state", role: "status" });
  const say = (key, values) => {
    state.dataset.state = key;
    desk.write(state, desk.t(key, values));
  };
  /** Say why something was not saved. */
  const refused = (error) => {
    if (!error.told || !error.told.message) return say("notSaved", { why: error.message });
    state.dataset.state = "notSaved";
    desk.sayWhy(state, "notSaved", error.message);
  };

  const ask = async (deed, asked) => {
    const answer = await fetch(`${live.write}${deed}`, { method: "POST", body: JSON.stringify(asked) });
    const told = await answer.json().catch(() => ({}));
    if (answer.status === 409) throw Object.assign(new Error(told.message), { told });
    if (!answer.ok) throw Object.assign(new Error(desk.t("notWritten")), { told });
    return told;
  };

  // Saving.
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const change = (one) => {
    const last = pending.at(-1);
    const more = last && !ends.has(last) && one.do === "put" && last.do === "put" && same(last.path, one.path);
    if (more) last.value = one.value;
    else pending.push(one);
    made += 1;
    lastKey = Date.now();
    plan();
  };
  const plan = (wait = REST) => {
    clearTimeout(timer);
    if (!composing) timer = setTimeout(flush, wait);
  };
  /** Milliseconds until what is new beside the pictures is asked for: while somebody writes, these come first. */
  const quiet = () => Math.max(NEWS, lastKey + QUIET - Date.now());
  /** End a save with the last change, if one is pending: what follows is another. */
  const end = (alone) => {
    const last = pending.at(-1);
    if (last && !ends.has(last)) ends.set(last, alone);
  };

  /** Send what is pending; resolves when all of it is saved, or the server is away. */
  const flush = () => {
    clearTimeout(timer);
    turn = turn.then(async () => {
      while (pending.length && !composing && (await send()));
      if (unread) setTimeout(load, quiet());
    });
    return turn;
  };
  /** Send the next save, and tell whether the server took or refused it. */
  const send = async () => {
    const changes = pending.splice(0, pending.findIndex((one) => ends.has(one)) + 1 || pending.length);
    const last = changes.at(-1);
    const field = ends.get(last) ? "" : last.path.join("."); // what has no field is undone by itself
    const slow = setTimeout(() => say("saving"), 1000);
    sending = ask("save", { file: form.file, base: form.version, changes, field });
    try {
      const saved = await sending;
      renew(saved);
      if (saved.clashes.length) clashed(saved.clashes);
      else say("savedAt", { time: desk.moment(new Date().toISOString()).split(" ")[0] });
    } catch (error) {
      if (!error.told) {
        pending = [...changes, ...pending];
        say("tryingAgain");
        plan(AGAIN);
        return false;
      }
      refused(error);
      await load(true);
    } finally {
      clearTimeout(slow);
      sending = null;
    }
    return true;
  };

  const pen = {
    get only() {
      return !live.write;
    },
    /** The item that is written. */
    get item() {
      return item;
    },
    contacts: () => around.contacts,
    drawings: (sort) => around.drawings[sort],
    ask: (deed, asked) => ask(deed, asked),
    /** Do something that is saved, and undone, by itself: `act` resolves with what changes the fields at once.
     *  Keys typed while it is prepared, and while it is saved, are saved by themselves.
     */
    async alone(act) {
      await flush();
      const put = await act();
      end(false);
      put();
      end(true);
      await flush();
    },
    put(path, value) {
      for (let end = path.length; end; end -= 1) emptied.delete(JSON.stringify(path.slice(0, end)));
      change({ do: "put", path, value });
    },
    insert: (path, number, value) => change({ do: "insert", path, at: number, value }),
    move: (path, from, to) => change({ do: "move", path, from, to }),
    remove: (path) => change({ do: "remove", path }),
    /** Empty an optional field: its key stays until the field is left, so that its place and its comment do. */
    drop(path) {
      emptied.set(JSON.stringify(path), path);
      change({ do: "put", path, value: null });
    },
  };

  // What was found, and fields that somebody else changed too.
  const finding = (entry) => {
    const mend = entry.mend === null || !live.write ? null : h("button", { type: "button", class: "mend" });
    if (mend) {
      mend.textContent = entry.mend ? desk.t("changeTo", { text: entry.mend }) : desk.t("takeOutThis");
      mend.addEventListener("click", async () => {
        await flush();
        await act("mend", { file: form.file, id: entry.id });
      });
    }
    const word = h("span", { class: "off", text: `${desk.t(entry.severity)}: ` });
    const title = desk.language() === "en" && entry.title_en ? h("b", { text: `${entry.title_en}. ` }) : null;
    return h(
      "li",
      { class: "finding", "data-severity": entry.severity },
      desk.icon(entry.severity),
      h("p", {}, word, title, h("span", { lang: "vi" }, h("b", { text: entry.message }), " ", entry.hint)),
      mend,
    );
  };
  const spotOf = (name) => (fields && name && fields.spot(name.split("."))) || { input: null, found: at("write-found") };
  const tellFound = () => {
    if (composing || Date.now() - lastKey < QUIET) return void setTimeout(tellFound, QUIET);
    for (const list of at("write").querySelectorAll(".found-here")) {
      if (list.firstElementChild && !list.querySelector(".clash, .asking")) list.replaceChildren();
    }
    for (const input of at("write").querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
    for (const entry of form.found) {
      const { input, found } = spotOf(entry.field);
      found.append(finding(entry));
      if (input && entry.severity === "error") input.setAttribute("aria-invalid", "true");
      const part = found.closest("details.part");
      if (part && entry.severity === "error") part.open = true;
    }
    spoken.tell(form.file, form.found);
  };
  const shownValue = (value) => (Array.isArray(value) ? value.join("\n") : value === null ? desk.t("noneYet") : String(value));
  const clashed = (clashes) => {
    say("clashes", { n: clashes.length });
    for (const clash of clashes) {
      const { found } = spotOf(clash.path.join("."));
      const keep = h("button", { type: "button", class: "mend", t: "keepMine" });
      const take = h("button", { type: "button", class: "mend", t: "takeTheirs" });
      const el = h(
        "li",
        { class: "finding clash", "data-severity": "warning" },
        h("p", {}, h("b", { t: "changedByBoth" })),
        h("p", {}, `${desk.t("mine")}: `, h("q", { text: shownValue(clash.mine) })),
        h("p", {}, `${desk.t("theirs")}: `, h("q", { text: shownValue(clash.theirs) })),
        keep,
        take,
      );
      keep.addEventListener("click", async () => {
        el.remove();
        await flush();
        await load(true); // from here on the newest version is what is changed
        if (clash.lacking.includes("mine")) pen.remove(clash.path);
        else pen.put(clash.path, clash.mine);
        await flush();
        await load(true);
      });
      take.addEventListener("click", () => {
        el.remove();
        load(true);
      });
      found.append(el);
    }
  };

  // The form.
  const body = h("div", { class: "write-body" });
  const undo = h("button", { type: "button", class: "button", t: "undo" });
  const redo = h("button", { type: "button", class: "button", t: "redo" });
  const choose = h("select", { id: "write-item" });
  const away = h("button", { type: "button", class: "button", t: "removeItem" });

  const draw = () => {
    fields = null;
    if (form.text !== null) return drawText();
    fields = desk.fields(desk.inLanguage(form.fields), () => [], pen);
    body.replaceChildren(...(item === MONTH ? [overview.el] : []), ...fields.els);
    fields.set(form.values, true);
  };
  const drawText = () => {
    const input = h("textarea", { class: "code", spellcheck: "false", "aria-label": form.file, readonly: pen.only });
    input.value = form.text;
    let wait = 0;
    input.addEventListener("input", () => {
      lastKey = Date.now();
      clearTimeout(wait);
      wait = setTimeout(() => act("text", { file: form.file, base: form.version, text: input.value }), REST);
    });
    body.replaceChildren(h("p", { class: "help", t: "asText" }), input);
  };
  /** Open what was found, at its field. */
  const go = async (id, found, field = "title") => {
    await show(id);
    const entry = form.found.find((one) => one.id === found);
    const { input } = spotOf(entry ? entry.field : field);
    const part = input && input.closest("details.part");
    if (part) part.open = true;
    if (input) input.focus();
  };
  let sample = null; // the item on which it is seen what the unit changes: the last that was open, or one that is chosen
  const sampled = () => (around.items.find((one) => one.item === sample) || around.items[0] || { item: null }).item;
  const pane = desk.pane((chosen) => {
    sample = chosen;
    drawPane();
  });
  const missing = desk.missing(
    (...place) => go(...place),
    (id) => ([...around.files, ...around.items].find((one) => one.item === id) || { title: id }).title,
  );
  /** Show the pictures of what is written, and what hinders them. */
  const drawPane = () => {
    const stops = form && desk.blocking.find((entry) => entry.file === form.file);
    const told = stops && (form.found.find((entry) => entry.id === stops.id) || desk.inForm(stops));
    const isItem = around.items.some((one) => one.item === item);
    if (isItem) sample = item;
    pane.set(isItem ? item : item === UNIT ? sampled() : null, told ? told.message : "", item === UNIT ? around.items : []);
    bar.count(missing.set(form ? form.file : ""));
  };
  const spoken = desk.spoken();
  const overview = desk.overview({
    only: pen.only,
    go,
    async act(deed, asked) {
      await flush();
      await act(deed, asked);
      await look();
    },
  });
  /** Take what a save has made of the form's file: whether the page hears of it depends on what came of the month. */
  const renew = ({ version, undo: back, redo: forth }) => {
    Object.assign(form, { version, undo: back, redo: forth });
    tools();
  };
  const tools = () => {
    undo.disabled = pen.only || form.undo === null;
    redo.disabled = pen.only || form.redo === null;
    desk.show(away, !pen.only && around.items.some((one) => one.item === item));
  };

  const busy = () => pending.length || sending || composing;
  /** Take the newest version of the form; what has the focus is written only if it is forced. */
  const load = async (force = false) => {
    unread = !force && Boolean(item) && Boolean(busy()); // news that come while something is saved are read after it
    if (!item || unread) return;
    asks += 1;
    const [number, of, changes] = [asks, item, made];
    const answer = await fetch(`form/${encodeURIComponent(of)}`).catch(() => null);
    const told = answer && answer.ok ? await answer.json().catch(() => null) : null;
    if (!told || of !== item) return;
    if (!force && busy()) return void (unread = true);
    if (changes !== made) return force || !busy() ? load(force) : void (unread = true); // the answer does not know of them
    const before = form;
    if (!form || number > taken) [form, taken] = [told, number];
    const other = !before || before.file !== form.file || before.kind !== form.kind || (before.text === null) !== (form.text === null);
    if (other) draw();
    else if (fields && (force || !same(before.values, form.values))) fields.set(form.values, force);
    tools();
    tellFound();
    drawPane();
  };

  /** Do something else than saving a field, and show what came of it. */
  const act = async (deed, asked) => {
    acting += 1;
    try {
      const told = await ask(deed, asked);
      if (told.version && form) renew(told);
      await load(true);
      say("savedAt", { time: desk.moment(new Date().toISOString()).split(" ")[0] });
      return told;
    } catch (error) {
      refused(error);
      return null;
    } finally {
      acting -= 1;
    }
  };
  const step = async (deed) => {
    await flush();
    const told = await act(deed, { file: form.file });
    const { input } = told ? spotOf(told.field) : {};
    if (input) {
      const part = input.closest("details.part");
      if (part) part.open = true;
      input.focus();
    }
  };
  undo.addEventListener("click", () => step("undo"));
  redo.addEventListener("click", () => step("redo"));

  const versions = desk.versions({ file: () => form && form.file, flush: () => flush(), ask, act });

  const show = async (id) => {
    await flush();
    if (item !== id) form = null;
    item = id;
    choose.value = id;
    say("unchanged");
    await load(true);
  };
  choose.addEventListener("change", () => show(choose.value));
  document.addEventListener("desk:item", (event) => !at("write").hidden && show(event.detail.id));

  // Items: new ones, and those in the bin.
  const kind = h("select", { id: "new-kind" });
  const title = h("input", { id: "new-title", type: "text", autocomplete: "off" });
  const make = h("button", { type: "button", class: "button", t: "makeItem" });
  const bin = h("ul", { class: "bin" });
  make.addEventListener("click", async () => {
    const told = await act("new", { kind: kind.value, title: title.value });
    if (!told) return;
    title.value = "";
    await look();
    await show(told.item);
    fresh.open = false;
  });
  title.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) make.click();
  });
  const draft = h("select", { id: "new-draft" });
  const take = h("button", { type: "button", class: "button", t: "takeDraft" });
  take.addEventListener("click", async () => {
    const told = await act("draft", { draft: draft.value });
    if (!told) return;
    await look();
    await show(told.item);
    fresh.open = false;
  });
  away.addEventListener("click", async () => {
    await flush();
    const gone = form.file;
    item = null;
    if (!(await act("remove", { file: gone }))) return;
    body.replaceChildren();
    desk.notice(desk.t("inBin"));
    await look();
  });
  const newHead = h("summary", { t: "newItem" });
  const fresh = h(
    "details",
    { class: "part new" },
    newHead,
    h("label", { class: "lab", for: "new-kind", t: "kindOf" }),
    kind,
    h("label", { class: "lab", for: "new-title", t: "titleOf" }),
    title,
    make,
    h("label", { class: "lab", for: "new-draft", t: "shelf" }),
    draft,
    take,
    bin,
  );

  /** See which items there are. */
  const look = async () => {
    const answer = await fetch("writing").catch(() => null);
    if (!answer || !answer.ok) return;
    around = await answer.json();
    const options = (list) => list.map(({ item: value, title: label, title_en }) => h("option", { value, text: desk.labelOf({ label, label_en: title_en }) }));
    choose.replaceChildren(...options(around.items), h("hr"), ...options(around.files));
    const kept = kind.value; // news must not undo what somebody has just chosen
    kind.replaceChildren(...around.kinds.map((one) => h("option", { value: one.value, text: desk.labelOf(one) })));
    if (kept) kind.value = kept;
    choose.value = item || "";
    overview.set(around);
    const groups = [...new Set(around.shelf.map(({ group }) => group))];
    const chosen = draft.value;
    draft.replaceChildren(
      ...groups.map((label) => {
        const drafts = around.shelf.filter(({ group }) => group === label);
        return h("optgroup", { label }, ...drafts.map((one) => h("option", { value: one.value, text: `${one.kind}: ${one.label}` })));
      }),
    );
    if (chosen) draft.value = chosen;
    bin.replaceChildren(
      ...around.bin.map(({ file, at: when }) => {
        const back = h("button", { type: "button", class: "mend", text: desk.t("bringBack", { file: file.split("/").at(-1), time: desk.moment(when) }) });
        back.addEventListener("click", async () => {
          const told = await act("restore", { file });
          await look();
          if (told) await show(told.item);
        });
        return h("li", {}, back);
      }),
    );
  };

  const open = h("button", { type: "button", class: "write-open", "aria-expanded": "false", "aria-controls": "write", t: "writeItems" });
  document.querySelector(".head-tools").prepend(open);
  const turnTo = async (shown) => {
    desk.show(at("write"), shown);
    desk.put(at("write"), "role", shown ? "main" : null); // the page's own main part is hidden meanwhile
    document.body.classList.toggle("writing", shown);
    document.querySelector(".skip").setAttribute("href", shown ? "#write" : "#main");
    desk.put(open, "aria-expanded", String(shown));
    if (!shown) return flush();
    await look();
    const first = around.items[0];
    if (!item && first) await show(first.item);
  };
  open.addEventListener("click", () => turnTo(at("write").hidden));
  desk.mendsInForm = !pen.only;
  /** Open what a list outside the writing side tells, at its field. */
  document.addEventListener("desk:mend", async ({ detail: { entry } }) => {
    if (at("write").hidden) await turnTo(true);
    desk.jump(entry, go).click();
  });
  const column = h(
    "div",
    { class: "write-form" },
    h("div", { class: "write-head" }, h("label", { for: "write-item", class: "off", t: "itemToWrite" }), choose, state, h("div", { class: "write-steps" }, undo, redo, versions.button)),
    missing.el,
    spoken.el,
    pen.only ? h("p", { class: "notice", t: "onlyLooking" }) : fresh,
    h("ul", { class: "found-here", id: "write-found" }),
    body,
    h("div", { class: "write-foot" }, away),
  );
  const bar = desk.thumbBar(pane.thumb, () => missing.open());
  at("write").append(versions.el, column, pane.el, bar.el);
  if (pen.only) for (const el of [undo, redo, away, versions.button]) el.hidden = true;

  at("write").addEventListener("keydown", (event) => {
    const ctrl = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (!ctrl || event.isComposing || !["z", "y"].includes(key) || pen.only || !form) return;
    event.preventDefault();
    step(key === "y" || event.shiftKey ? "redo" : "undo");
  });
  desk.keys(at("write"), {
    flush,
    saved: () => !pending.length && !sending && state.dataset.state !== "notSaved",
    async step(by) {
      const all = [...choose.options].filter(({ value }) => value);
      const next = all[all.findIndex(({ value }) => value === item) + by];
      if (!next) return;
      await show(next.value);
      choose.focus();
    },
  });
  at("write").addEventListener("focusout", (event) => {
    for (const path of emptied.values()) change({ do: "remove", path });
    emptied.clear();
    if (pending.length) flush();
    if (form && fields && event.target.matches("input, textarea")) setTimeout(load, REST);
  });
  at("languages").addEventListener("click", async () => {
    await flush();
    form = null; // labels are made anew with it
    await Promise.all([look(), load(true)]);
  });
  document.addEventListener("visibilitychange", () => document.hidden && flush());
  window.addEventListener("beforeunload", (event) => (pending.length || sending) && event.preventDefault());
  let news = 0;
  document.addEventListener("desk:shown", () => {
    if (at("write").hidden) return;
    drawPane();
    clearTimeout(news); // a save is told picture by picture: one look at the form is enough
    news = setTimeout(() => {
      look();
      load();
    }, quiet());
  });
  desk.pen = {
    ask,
    look,
    kinds: () => around.kinds,
    called: (id) => (around.items.find((one) => one.item === id) || { title: id }).title,
    /** Show the form of an item that is new. */
    async open(id) {
      if (at("write").hidden) open.click();
      await look();
      await show(id);
      fresh.open = false;
    },
    flush,
    waiting: () => pending.length + (sending ? 1 : 0) + acting,
  };
})();
