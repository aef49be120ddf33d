/* The desk: draws the page from one object and takes new versions of it.
 *
 * The object's shape is typed in bantin/output/desk/schema.py (`Desk`). The page holds its first version in
 * <script type="application/json" id="desk-data">. In the live page live.js is loaded after all other scripts, finds
 *
 *   window.desk.data                  the newest object; data.live says where to talk to
 *   window.desk.update(data)          takes a whole new object; draws anew only what differs, keeps scroll, open
 *                                     parts, running boards, film positions and the checklist; pictures are decoded
 *                                     before they replace what is seen. Returns a promise that is kept when every new
 *                                     picture that is on the screen has been decoded and put in place.
 *   window.desk.overlay(list | null)  shows a list of DiagnosticEntry over the page, or takes it away
 *   window.desk.status(state)         "connected", "waiting" or "closed": what the mark in the head says
 *   window.desk.notice(text)          tells something for a few seconds, such as why an action was refused
 *
 * and listens to what the page asks for, on `document`:
 *
 *   desk:open   detail {id}           a diagnostic was clicked: open its file (only where data.live.editor)
 *   desk:mend   detail {entry}        the same where the page itself is the editor (desk.mendsInForm)
 *   desk:month  detail {name}         another month was chosen
 *   desk:item   detail {id}           an item was chosen
 */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const { h } = desk;
  const at = (id) => document.getElementById(id);
  const HANDOVER = "handover";
  const WIDE = 1000; // pixels from which the list of items stands beside the channels

  desk.data = JSON.parse(at("desk-data").textContent);

  const panels = new Map();
  let shown = null;
  let chosen = null;

  desk.channelName = (name) => {
    const channel = desk.data.channels.find((found) => found.name === name);
    return (channel && (desk.language() === "en" ? channel.label_en : channel.label)) || name;
  };
  const of = (name) => desk.data.artifacts.filter((artifact) => artifact.channel === name);
  const kind = (name) => (Object.hasOwn(desk.panels, name) ? desk.panels[name] : desk.filesPanel(name));

  /** What there is to post, channel by channel: [{channel, tasks: [{key, title, of}]}]. */
  desk.tasks = () =>
    desk.data.channels
      .map((channel) => ({ channel, tasks: kind(channel.name).tasks(of(channel.name)) }))
      .filter(({ tasks }) => tasks.length);

  // Tabs.
  const tab = ({ name }) => {
    const label = h("span");
    const count = h("span", { class: "count" });
    const alert = desk.icon("error");
    const el = h("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}` });
    el.append(label, count, alert);
    el.addEventListener("click", () => turn(name));
    return {
      el,
      set() {
        const own = name === HANDOVER ? desk.tasks().flatMap(({ tasks }) => tasks) : kind(name).tasks(of(name));
        const done = own.filter((task) => desk.checklist.get(task.key)).length;
        desk.write(label, name === HANDOVER ? desk.t("handover") : desk.channelName(name));
        desk.write(count, own.length ? `${done}/${own.length}` : "");
        desk.show(count, own.length);
        alert.toggleAttribute("hidden", !of(name).some((found) => found.state === "failed" || found.state === "stale"));
        desk.put(el, "aria-selected", name === shown);
        desk.put(el, "tabindex", name === shown ? 0 : -1);
      },
    };
  };
  const tabs = desk.keyed(at("tabs"), tab);
  at("tabs").addEventListener("keydown", (event) => {
    const names = places();
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -names.indexOf(shown), End: names.length - 1 - names.indexOf(shown) };
    if (!(event.key in step)) return;
    event.preventDefault();
    turn(names[(names.indexOf(shown) + step[event.key] + names.length) % names.length]);
    at(`tab-${shown}`).focus();
  });

  const places = () => [...desk.data.channels.map((channel) => channel.name), HANDOVER];

  const panel = (name) => {
    if (!panels.has(name)) {
      const made = name === HANDOVER ? desk.handover() : kind(name).make();
      const box = h("section", { role: "tabpanel", id: `panel-${name}`, "aria-labelledby": `tab-${name}`, tabindex: "0" }, made.el);
      at("panels").append(box);
      panels.set(name, { ...made, box });
    }
    return panels.get(name);
  };

  /** Show a channel. */
  const turn = (name) => {
    const before = panels.get(shown);
    if (before && shown !== name && before.leave) before.leave();
    shown = name;
    history.replaceState(null, "", `#${name}`);
    desk.render();
    const bar = at("tabs");
    const { offsetLeft, offsetWidth } = at(`tab-${name}`);
    bar.scrollLeft = offsetLeft - (bar.clientWidth - offsetWidth) / 2;
  };

  /** Whether a click on what was found opens its file in an editor of text. */
  const opened = () => Boolean(desk.data.live && desk.data.live.act && desk.data.live.editor);

  // The list of items with what was found in them.
  const found = (made) => {
    const message = h("p", { class: "found-message", lang: "vi" });
    const hint = h("p", { class: "found-hint", lang: "vi" });
    const place = h("button", { type: "button", class: "found-place" });
    const text = h("p", { class: "found-place" });
    let now = made;
    place.addEventListener("click", () =>
      document.dispatchEvent(
        opened()
          ? new CustomEvent("desk:open", { detail: { id: now.id } })
          : new CustomEvent("desk:mend", { detail: { entry: now } }),
      ),
    );
    const word = h("span", { class: "off" });
    return {
      el: h("li", { class: "found", "data-severity": made.severity }, desk.icon(made.severity), word, message, hint, place, text),
      set(entry) {
        now = entry;
        const { file, line } = entry;
        const opens = Boolean(file && opened());
        const mends = Boolean(file && !opens && desk.mendsInForm);
        const said = mends && entry.in_form ? entry.in_form : entry;
        desk.write(word, `${desk.t(entry.severity)}: `);
        desk.write(message, said.message);
        desk.write(hint, said.hint);
        desk.show(hint, said.hint);
        const short = file ? file.split("/").at(-1) : "";
        const words = file ? (line ? desk.t("at", { file: short, line }) : short) : "";
        desk.show(place, opens || mends);
        desk.show(text, file && !opens);
        const item = desk.data.items.find((one) => one.file === file);
        desk.write(place, opens ? words : desk.t("openInForm"));
        desk.write(text, item && !entry.item ? `${item.title} (${words})` : words);
        const where = opens ? desk.t("openAt", { file: short, line: line || 1 }) : `${place.textContent}: ${said.message}`;
        desk.put(place, "aria-label", opens || mends ? where : null);
      },
    };
  };

  const SEVERITIES = ["error", "warning", "note"];
  const counts = (entries) =>
    SEVERITIES.map((severity) => [severity, entries.filter((entry) => entry.severity === severity).length]).filter(
      ([, n]) => n,
    );

  /** Marks such as «2 warnings». */
  const badges = () => {
    const list = desk.keyed(h("span", { class: "badges" }), ([severity]) => {
      const text = h("span");
      return {
        el: h("span", { class: "badge", "data-severity": severity }, desk.icon(severity), text),
        set: ([name, n]) => desk.write(text, desk.t(`${name}s`, { n })),
      };
    });
    return { el: list.el, set: (entries) => list.set(counts(entries), ([severity]) => severity) };
  };

  const foundList = () => {
    const marks = badges();
    const list = desk.keyed(h("ul", { class: "founds" }), found);
    const el = h("details", { class: "found-fold" }, h("summary", {}, marks.el), list.el);
    let errors = false;
    return {
      el,
      set(entries) {
        desk.show(el, entries.length);
        marks.set(entries);
        list.set(entries, (entry) => entry.id);
        const now = entries.some((entry) => entry.severity === "error");
        if (now && !errors) el.open = true; // an error shows itself once; whoever folds it is not asked again
        errors = now;
      },
    };
  };

  const itemPart = ({ id }) => {
    const mark = desk.kindMark();
    const title = h("span", { class: "item-title" });
    const button = h("button", { type: "button", class: "item" }, mark.el, title);
    const list = foundList();
    button.addEventListener("click", () => go(id));
    return {
      el: h("li", {}, button, list.el),
      set(item) {
        mark.set(item);
        desk.write(title, item.title);
        desk.put(button, "aria-current", chosen === id ? "true" : null);
        list.set(desk.data.diagnostics.filter((entry) => entry.item === id));
      },
    };
  };
  const items = desk.keyed(at("items"), itemPart);
  const all = badges();
  at("found-count").append(all.el);
  const general = foundList();
  at("found-all").append(h("p", { class: "side-name", t: "general" }), general.el);

  /** Go to an item in the channel that is shown. */
  const go = (id) => {
    chosen = id;
    document.dispatchEvent(new CustomEvent("desk:item", { detail: { id } }));
    if (shown === HANDOVER) turn(places()[0]);
    if (window.innerWidth < WIDE) at("items-fold").open = false;
    desk.render();
    const target = panel(shown).show(id);
    if (!target) return;
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    target.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "start" });
    target.classList.add("met");
    setTimeout(() => target.classList.remove("met"), 1600);
  };

  // Months.
  const select = h("select", { id: "month" });
  const monthLabel = h("label", { for: "month", class: "off", t: "month" });
  const monthName = h("p", { class: "month-name" });
  at("months").append(monthLabel, select, monthName);
  select.addEventListener("change", () => {
    const month = desk.data.months.find((entry) => entry.name === select.value);
    if (month.href) window.location.href = month.href;
    else document.dispatchEvent(new CustomEvent("desk:month", { detail: { name: month.name } }));
  });
  const months = desk.keyed(select, () => {
    const el = h("option");
    return {
      el,
      set(month) {
        el.value = month.name;
        desk.write(el, desk.monthOption(month.name, month.items));
      },
    };
  });
  const drawMonths = () => {
    const only = desk.data.months.length < 2;
    desk.show(select, !only);
    desk.show(monthLabel, !only);
    desk.show(monthName, only);
    months.set([...desk.data.months].reverse(), (month) => month.name);
    select.value = desk.data.month;
    desk.write(monthName, desk.monthOption(desk.data.month, desk.data.items.length));
  };

  const drawSide = () => {
    const { diagnostics } = desk.data;
    drawMonths();
    const ids = new Set(desk.data.items.map((item) => item.id));
    const others = diagnostics.filter((entry) => !ids.has(entry.item));
    desk.show(at("found-all"), others.length);
    general.set(others);
    all.set(diagnostics);
    desk.write(at("items-count"), String(desk.data.items.length));
    items.set(desk.data.items, (item) => item.id);
  };

  const notice = h("p", { class: "notice", t: "unreadable" });
  at("panels").before(notice);

  /** Bring everything that is seen in step with the data, the language and the checklist. */
  desk.render = () => {
    const { data } = desk;
    // A month that cannot be read yet has no channels: what is asked for waits until it has.
    if (data.channels.length && !places().includes(shown)) shown = places()[0];
    document.title = data.title || desk.monthName(data.month);
    desk.write(at("title"), data.title || desk.monthName(data.month));
    desk.write(at("unit"), [data.unit.short_name, data.unit.parent].filter(Boolean).join(", "));
    const approval = at("approval");  // a page of a workspace's own may have no place for it
    if (approval) {
      desk.show(approval, data.approval);
      desk.put(approval, "data-standing", data.approval ? data.approval.standing : null);
      desk.write(approval, data.approval ? `${desk.t("approval")}: ${data.approval.told}` : "");
    }
    drawSide();
    const readable = data.channels.length > 0;
    desk.show(notice, !readable);
    desk.show(at("tabs"), readable);
    desk.show(at("panels"), readable);
    tabs.set(places().map((name) => ({ name })), ({ name }) => name);
    for (const [name, { box }] of panels)
      if (!places().includes(name)) {
        box.remove();
        panels.delete(name);
      }
    for (const name of places()) if (!panels.has(name)) panel(name).box.hidden = true;
    for (const [name, { box }] of panels) desk.show(box, name === shown);
    if (readable) panel(shown).set(of(shown));
    if (desk.thumb) desk.thumb(shown, of(shown)); // a page of a workspace's own may be without
    desk.enlarged();
    const sum = data.checksum;
    desk.write(at("foot"), sum ? `${desk.t("checksum")}: ${desk.spoken(sum.sha256)}` : desk.t("checksumNone"));
    desk.show(at("foot"), readable);
  };

  desk.update = async (data) => {
    if (data.month !== desk.data.month) desk.checklist.turn(data.month);
    desk.data = data;
    desk.render();
    await desk.settled();
  };

  // The overlay of the live page.
  const overlayList = desk.keyed(h("ul", { class: "founds" }), (made) => {
    const base = found(made);
    const line = h("pre", { class: "excerpt" });
    base.el.append(line);
    return {
      el: base.el,
      set(entry) {
        base.set(entry);
        desk.show(line, entry.excerpt && (opened() || !entry.in_form)); // lines of YAML are for editors of text
        const spot = entry.column ? `\n${" ".repeat(entry.column - 1)}^` : "";
        desk.write(line, entry.excerpt ? `${entry.excerpt}${spot}` : "");
      },
    };
  });
  const overlayFold = h("details", { class: "overlay-fold", open: true });
  overlayFold.append(h("summary", {}, desk.icon("error"), h("span", { t: "overlayHead" })), overlayList.el);
  at("overlay").append(overlayFold);
  desk.overlay = (list) => {
    desk.show(at("overlay"), list && list.length);
    overlayList.set(list || [], (entry) => entry.id);
  };

  desk.status = (state) => {
    const mark = at("status");
    desk.show(mark, true);
    desk.say(mark, state);
    mark.dataset.state = state;
  };

  // Language, light and dark, as chosen before.
  const pressed = (group, value) => {
    for (const button of at(group).querySelectorAll("button")) button.setAttribute("aria-pressed", button.value === value);
  };
  const speak = (language) => {
    desk.speak(language);
    pressed("languages", desk.language());
    desk.render();
  };
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  let theme = "auto";
  const paint = () => {
    document.documentElement.dataset.theme = theme === "auto" ? (dark.matches ? "dark" : "light") : theme;
    pressed("themes", theme);
  };
  dark.addEventListener("change", paint);
  at("themes").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    theme = button.value;
    desk.keep.set("theme", theme);
    paint();
  });
  at("languages").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    desk.keep.set("language", button.value);
    speak(button.value);
  });

  theme = desk.keep.get("theme") || "auto";
  paint();
  if (window.innerWidth < WIDE) at("items-fold").open = false;
  shown = decodeURIComponent(window.location.hash.slice(1));
  desk.checklist.turn(desk.data.month);
  speak(desk.keep.get("language") || desk.data.lang);
  if (desk.data.channels.length) turn(shown);
})();
