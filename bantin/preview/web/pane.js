/* The pictures of what is being written, beside its form: one channel at a time, always in view.
 *
 * `desk.pane(choose)` is {el, thumb, set(item, why, items)}: `item` is an entry's name, or null for the month as a whole;
 * `why` says because of which mistake it is not drawn as it is written, if it is not; `items` are those that it may be seen
 * on instead, of which `choose` is told. `thumb` is a small copy of its first picture.
 */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const { h } = desk;
  const RING = 1600; // milliseconds for which a picture that has just changed is marked

  /** Mark for a moment that something changed. */
  const ring = (el) => {
    el.classList.remove("changed");
    void el.offsetWidth; // so that the mark begins anew
    el.classList.add("changed");
    setTimeout(() => el.classList.remove("changed"), RING);
  };

  /** Pictures of a channel: of what is posted, of each board with its name, of each slide of its films. */
  const pictures = (channel, item) => {
    const own = desk.data.artifacts.filter((found) => found.channel === channel && found.item === item);
    const still = own.filter((found) => desk.isPicture(found));
    const board = (id) => desk.data.boards.find((found) => found.id === id);
    const shown = still.map((found) => ({ ...found, name: found.board && board(found.board) ? board(found.board).name : "" }));
    for (const film of channel === "video" ? desk.data.films : []) {
      const found = desk.data.artifacts.find((one) => one.path === film.path);
      if (found.item !== null && found.item !== item) continue;
      film.slides.forEach((slide, n) => {
        if (slide.item !== item || !slide.href) return;
        const { width, height } = film;
        const state = found.state === "stale" ? "stale" : "ready";
        shown.push({ path: `${film.path}#${n}`, href: slide.href, alt: slide.title || "", width, height, state, name: "" });
      });
    }
    return shown;
  };

  const figure = () => {
    const picture = desk.enlargeable({ class: "pane-picture" });
    const name = h("figcaption");
    const state = desk.stateNote();
    const el = h("figure", { class: "pane-figure" }, picture.el, name, state.el);
    let before = null;
    return {
      el,
      set(found, old) {
        desk.put(el, "data-stale", found.state === "stale" || found.state === "failed" || old);
        picture.set(found, found.alt || found.name);
        picture.el.disabled = found.path.includes("#"); // a slide is no file of its own
        desk.write(name, found.name);
        desk.show(name, found.name);
        state.set(found.state === "pending" ? found : { state: "ready" });
        if (before && found.href && before !== found.href) ring(el);
        before = found.href;
      },
    };
  };

  const text = () => {
    const el = h("p", { class: "pane-text" });
    let before = null;
    return {
      el,
      set({ words }) {
        desk.write(el, words);
        if (before !== null && before !== words) ring(el);
        before = words;
      },
    };
  };

  /** A button for each channel that the item goes to, with a mark where something of it changed. */
  const tabs = (choose) =>
    desk.keyed(h("div", { class: "pane-tabs", role: "group", tLabel: "channels" }), ({ name }) => {
      const label = h("span");
      const dot = h("span", { class: "dot", hidden: true }, h("span", { class: "off", t: "justChanged" }));
      const el = h("button", { type: "button" }, label, " ", dot);
      let before = null;
      el.addEventListener("click", () => choose(name));
      return {
        el,
        set({ prints, shown }) {
          desk.write(label, desk.channelName(name));
          desk.put(el, "aria-pressed", String(shown));
          if (shown) desk.show(dot, false);
          else if (before !== null && before !== prints) desk.show(dot, true);
          before = prints;
        },
      };
    });

  desk.pane = (choose) => {
    const why = h("p", { class: "pane-why", role: "status" });
    const list = desk.keyed(h("div", { class: "pane-list" }), figure);
    const texts = desk.keyed(h("div", { class: "pane-list" }), text);
    const thumb = desk.picture({ class: "pane-thumb" });
    const place = h("span", { class: "pane-thumb-place" }, thumb.el);
    let chosen = null;
    let item;
    let told = "";
    const bar = tabs((name) => {
      chosen = name;
      draw();
    });
    const body = h("div", { class: "pane-body", tabindex: "0", role: "region", tLabel: "pictureOf" }, why, list.el, texts.el);
    const samples = h("select", { id: "pane-sample" });
    samples.addEventListener("change", () => choose(samples.value));
    const sample = h("p", { class: "pane-sample", hidden: true }, h("label", { class: "lab", for: "pane-sample", t: "sampleOf" }), samples);
    const options = desk.keyed(samples, ({ item: value }) => {
      const option = h("option", { value });
      return { el: option, set: ({ title }) => desk.write(option, title) };
    });
    const el = h("aside", { class: "pane", tLabel: "pictureOf" }, sample, bar.el, body);

    /** Say why what is seen is not what is written; one line. */
    const tell = (shown, drawn) => {
      if (told) return desk.sayWhy(why, shown.length ? "staleHere" : "notDrawn", told);
      if (drawn) return desk.write(why, "");
      desk.write(why, desk.t(desk.data.items.some((found) => found.id === item) ? "goesNowhere" : "beingDrawn"));
    };
    const draw = () => {
      const channels = desk.data.channels
        .map(({ name }) => ({
          name,
          shown: pictures(name, item),
          texts: desk.data.artifacts.filter(
            (found) => found.channel === name && found.item === item && ["post", "message"].includes(found.role),
          ),
        }))
        .filter((one) => one.shown.length || one.texts.length);
      if (!channels.some(({ name }) => name === chosen)) chosen = channels.length ? channels[0].name : null;
      const prints = (one) => [...one.shown.map((found) => found.href), ...one.texts.map((found) => found.sha256)].join(" ");
      bar.set(
        channels.map((one) => ({ name: one.name, prints: `${item} ${prints(one)}`, shown: one.name === chosen })),
        ({ name }) => name,
      );
      const now = channels.find(({ name }) => name === chosen) || { shown: [], texts: [] };
      const seen = now.shown.filter((found) => found.href);
      tell(seen, channels.length);
      desk.show(why, why.textContent);
      list.set(seen, (found) => found.path, (part, found) => part.set(found, Boolean(told)));
      texts.set(
        now.texts.map((found) => ({ path: found.path, words: (desk.data.texts[found.path] || "").trim() })),
        (found) => found.path,
      );
      desk.show(place, seen.length);
      if (seen.length) thumb.set({ ...seen[0], alt: "" });
      desk.put(place, "data-stale", Boolean(told));
    };
    return {
      el,
      thumb: place,
      set(wanted, mistake, items = []) {
        options.set(items, (one) => one.item);
        desk.show(sample, items.length > 1);
        if (items.length) samples.value = wanted;
        if (wanted !== item) body.scrollTop = 0;
        item = wanted;
        told = mistake;
        draw();
      },
    };
  };

  /** What phones have at the thumb: write, look at the pictures, of which the smallest is always in view, or check. */
  desk.thumbBar = (thumb, check) => {
    const choice = (seeing, word, ...inside) => {
      const el = h("button", { type: "button", "aria-pressed": String(!seeing) }, ...inside, h("span", { t: word }));
      el.addEventListener("click", () => {
        document.body.classList.toggle("seeing", seeing);
        for (const other of [write, look]) desk.put(other, "aria-pressed", String(other === el));
        if (seeing) window.scrollTo(0, 0);
      });
      return el;
    };
    const write = choice(false, "write", desk.icon("file"));
    const look = choice(true, "look", thumb);
    const number = h("span", { class: "thumb-count", hidden: true });
    const found = h("button", { type: "button" }, desk.icon("warning"), h("span", { t: "missing" }), number);
    found.addEventListener("click", () => {
      write.click();
      check();
    });
    return {
      el: h("div", { class: "thumb-bar", role: "group", tLabel: "writeItems" }, write, look, found),
      count(n) {
        desk.write(number, String(n));
        desk.show(number, n);
      },
    };
  };
})();
