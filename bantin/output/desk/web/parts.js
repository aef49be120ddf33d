/* Parts that several channels use: buttons, marks, the enlarged picture, lists of files. */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const { h } = desk;

  /** A button that copies a text. */
  desk.copyButton = (words, what, look = "button") => {
    let text = "";
    const icon = desk.icon("copy");
    const label = h("span", { t: words });
    const button = h("button", { type: "button", class: `${look} copy` }, icon, label);
    let back = 0;
    button.addEventListener("click", async () => {
      if (!(await desk.copy(text, what))) return;
      icon.name("check");
      button.classList.add("done");
      clearTimeout(back);
      back = setTimeout(() => {
        icon.name("copy");
        button.classList.remove("done");
      }, 2000);
    });
    return {
      el: button,
      set(wanted) {
        text = wanted || "";
        button.disabled = !text;
      },
    };
  };

  /** The name under which a file is saved: unmistakable in a folder of downloads. */
  const savedName = (path) => `${desk.data.month}-${path.replaceAll("/", "-")}`;

  /** The name of a picture of the page: by names they lie in the order in which they are posted, overview first. */
  const pictureName = ({ path, item, channel }) => {
    const of = desk.data.artifacts.filter((one) => one.channel === channel && one.item === item && desk.isPicture(one));
    const number = (at) => String(at).padStart(2, "0");
    const place = number(desk.data.items.findIndex(({ id }) => id === item) + 1);
    const [folder, name] = path.split("/").slice(-2);
    return `${desk.data.month}-${place}-${number(of.findIndex((one) => one.path === path) + 1)}-${folder}-${name}`;
  };
  desk.nameOf = (artifact) =>
    artifact.channel === "facebook" && desk.isPicture(artifact) ? pictureName(artifact) : savedName(artifact.path);

  /** Browsers save nothing that a page opened from a folder links to, except texts that the page holds itself. */
  const fromFolder = window.location.protocol === "file:";
  desk.fromFolder = fromFolder;
  const OPEN = {
    download: "open",
    downloadPicture: "openPicture",
    downloadCover: "openCover",
    downloadFilm: "openFilm",
    downloadPackage: "openPackage",
    downloadSheet: "openSheet",
  };

  /** A link that saves a file or, where that cannot be, opens it in another tab. */
  desk.saveLink = (words, look = "button") => {
    const icon = desk.icon("save");
    const label = h("span");
    const link = h("a", { class: look }, icon, label);
    let path = "";
    const isHeld = () => fromFolder && desk.data.texts[path] !== undefined;
    link.addEventListener("click", (event) => {
      if (!isHeld()) return;
      event.preventDefault();
      desk.save(savedName(path), desk.data.texts[path], "text/plain;charset=utf-8");
    });
    return {
      el: link,
      set(artifact) {
        desk.show(link, artifact.href);
        if (!artifact.href) return;
        path = artifact.path;
        const opens = fromFolder && !isHeld();
        icon.name(opens ? "file" : "save");
        desk.say(label, opens ? OPEN[words] || "open" : words);
        desk.put(link, "href", desk.data.live ? `${artifact.href}?save` : artifact.href);
        desk.put(link, "download", opens ? null : desk.nameOf(artifact));
        desk.put(link, "target", opens ? "_blank" : null);
        desk.put(link, "rel", opens ? "noopener" : null);
        desk.put(link, "title", path);
      },
    };
  };

  /** A link to a channel's ZIP. */
  desk.archiveLink = (channel, named = false) => {
    const label = h("span");
    const link = h("a", { class: "button" }, desk.icon("zip"), label);
    return {
      el: link,
      set() {
        const archive = desk.data.archives.find((found) => found.channel === channel);
        desk.show(link, archive);
        if (!archive) return;
        const size = desk.size(archive.bytes);
        const words = named ? "downloadZipOf" : "downloadZip";
        desk.write(label, desk.t(words, { size, channel: desk.channelName(channel) }));
        desk.put(link, "href", archive.href);
        desk.put(link, "download", savedName(archive.href));
      },
    };
  };

  /** The words for marking something, by channel. */
  const DONE = {
    facebook: ["posted", "progressLine"],
    video: ["posted", "progressLine"],
    led: ["loaded", "progressLed"],
    zalo: ["sent", "progressSent"],
  };
  desk.doneWords = (channel) => DONE[channel] || ["done", "progressDone"];

  /** A mark that something was posted. `title` tells screen readers what. */
  desk.mark = (channel) => {
    let task = null;
    const box = h("input", { type: "checkbox" });
    const about = h("span", { class: "off" });
    const time = h("span", { class: "mark-time" });
    const changed = h("p", { class: "mark-changed" }, desk.icon("warning"), h("span", { t: "changedSince" }));
    const label = h("label", {}, box, h("span", { t: desk.doneWords(channel)[0] }), about);
    box.addEventListener("change", () => {
      desk.checklist.set(task.key, box.checked, task.of);
      desk.render();
    });
    return {
      el: h("div", { class: "mark" }, label, time, changed),
      set(wanted) {
        task = wanted;
        const mark = desk.checklist.get(task.key);
        box.checked = mark !== null;
        box.disabled = !desk.checklist.mine();
        label.classList.toggle("on", mark !== null);
        desk.put(box, "data-key", task.key);
        desk.write(about, ` ${task.title}`);
        desk.show(time, mark);
        const at = mark && desk.t("postedAt", { time: desk.moment(mark.at) });
        if (mark) desk.write(time, mark.by ? desk.t("byWhom", { time: at, by: mark.by }) : at);
        desk.show(changed, mark && mark.of !== task.of);
      },
    };
  };

  /** What is to be told of an artifact that is not as it should be. */
  desk.stateNote = () => {
    const note = h("p", { class: "state" });
    return {
      el: note,
      set({ state, progress }) {
        desk.show(note, state !== "ready");
        desk.put(note, "data-state", state);
        const part = progress === null || progress === undefined ? null : Math.round(progress * 100);
        if (state === "pending" && part !== null) desk.write(note, desk.t("pendingPart", { percent: part }));
        else if (state !== "ready") desk.write(note, desk.t(state));
      },
    };
  };

  /** Say how far a channel is. */
  desk.progressNote = (channel) => {
    const note = h("p", { class: "progress" });
    return {
      el: note,
      set(tasks) {
        const done = tasks.filter((task) => desk.checklist.get(task.key)).length;
        desk.write(note, desk.t(desk.doneWords(channel)[1], { done, all: tasks.length }));
        note.classList.toggle("all", done === tasks.length && done > 0);
      },
    };
  };

  /** The head of a channel: how far it is, and its ZIP. */
  desk.channelHead = (channel) => {
    const progress = desk.progressNote(channel);
    const archive = desk.archiveLink(channel);
    return {
      el: h("div", { class: "panel-head" }, progress.el, archive.el),
      set(tasks) {
        desk.show(progress.el, tasks.length);
        progress.set(tasks);
        archive.set();
      },
    };
  };

  /** Fingerprint of what is posted together. */
  desk.fingerprint = (artifacts) => artifacts.map((found) => (found.sha256 || "").slice(0, 12)).join(" ");

  const PLAYERS = { film: "video", sound: "audio" };
  desk.isPicture = (artifact) => artifact.medium === "picture";

  /** A picture that can be enlarged, in a button. */
  desk.enlargeable = (options = {}) => {
    let current = null;
    let title = "";
    const picture = desk.picture(options);
    const button = h("button", { type: "button", class: "enlarge" }, picture.el);
    button.addEventListener("click", () => desk.enlarge(current.path, title));
    return {
      el: button,
      set(artifact, called) {
        current = artifact;
        title = called;
        picture.set(artifact);
        desk.show(button, artifact.href);
        desk.put(button, "aria-label", `${desk.t("enlarge", { title })}. ${artifact.alt || ""}`.trim());
      },
    };
  };

  // The enlarged picture. It follows its artifact while it is open.
  const zoom = { path: null, title: "", draw: null };
  const buildZoom = () => {
    const dialog = document.getElementById("zoom");
    zoom.picture = desk.picture({ class: "zoom-picture" });
    zoom.canvas = h("canvas", { class: "zoom-picture", role: "img" });
    zoom.save = desk.saveLink("download", "button plain");
    zoom.name = h("p", { class: "zoom-name" });
    zoom.size = h("button", { type: "button", class: "button plain", on: { click: () => toggleZoom() } });
    zoom.size.append(desk.icon("zoom"), (zoom.label = h("span")));
    const close = h("button", { type: "button", class: "button plain", on: { click: () => dialog.close() } });
    close.append(desk.icon("close"), h("span", { t: "close" }));
    zoom.ground = h("div", { class: "zoom-ground", tabindex: "0" }, zoom.picture.el, zoom.canvas);
    zoom.ground.addEventListener("click", (event) => {
      if (event.target === zoom.ground) dialog.close();
      else toggleZoom();
    });
    zoom.alt = h("p", { class: "zoom-alt" });
    dialog.append(h("div", { class: "zoom-head" }, zoom.name, zoom.size, zoom.save.el, close), zoom.ground, zoom.alt);
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "+" || event.key === "=") toggleZoom(true);
      if (event.key === "-") toggleZoom(false);
    });
    dialog.addEventListener("close", () => (zoom.path = null));
    zoom.dialog = dialog;
  };
  const toggleZoom = (wanted) => {
    const actual = zoom.ground.classList.toggle("actual", wanted);
    desk.say(zoom.label, actual ? "fit" : "actual");
    if (actual) zoom.ground.scrollTo((zoom.ground.scrollWidth - zoom.ground.clientWidth) / 2, 0);
  };
  const drawZoom = () => {
    const artifact = desk.data.artifacts.find((found) => found.path === zoom.path);
    if (!artifact || !artifact.href) return zoom.dialog.close();
    desk.write(zoom.name, zoom.title);
    desk.write(zoom.alt, artifact.alt);
    desk.show(zoom.picture.el, !zoom.draw);
    desk.show(zoom.canvas, zoom.draw);
    zoom.save.set(artifact);
    if (zoom.draw) {
      zoom.canvas.setAttribute("aria-label", artifact.alt || zoom.title);
      zoom.draw(zoom.canvas, artifact);
    } else zoom.picture.set(artifact);
  };

  /** Show an artifact's picture large; `draw(canvas, artifact)` draws it in another way. */
  desk.enlarge = (path, title, draw = null) => {
    if (!zoom.dialog) buildZoom();
    Object.assign(zoom, { path, title, draw });
    drawZoom();
    toggleZoom(draw !== null);
    if (!zoom.dialog.open) zoom.dialog.showModal();
    zoom.ground.focus();
  };
  desk.enlarged = () => {
    if (zoom.path) drawZoom();
  };

  const preview = (artifact) => {
    if (desk.isPicture(artifact)) return desk.enlargeable();
    const tag = PLAYERS[artifact.medium] || null;
    const el = tag ? h(tag, { controls: true, preload: "none" }) : h("pre", { class: "file-text", tabindex: "0" });
    return {
      el,
      set(found, title) {
        const text = desk.data.texts[found.path];
        desk.show(el, tag ? found.href : text !== undefined);
        desk.put(el, "aria-label", title);
        if (tag) desk.put(el, "src", found.href);
        else desk.write(el, text || "");
      },
    };
  };

  /** What a role is called; a role that nobody has heard of is called by its own name. */
  desk.roleName = (role) => (desk.has(`role_${role}`) ? desk.t(`role_${role}`) : role);

  const file = (artifact) => {
    const shown = preview(artifact);
    const name = h("p", { class: "file-name" });
    const facts = h("p", { class: "file-facts" });
    const state = desk.stateNote();
    const copy = desk.copyButton("copyText", "text", "button small");
    const save = desk.saveLink("download", "button small");
    const words = h("div", { class: "file-words" }, name, facts, state.el, h("div", { class: "row" }, copy.el, save.el));
    return {
      el: h("li", { class: "file" }, words, h("div", { class: "file-shown" }, shown.el)),
      set(found) {
        const size = found.bytes === null ? [] : [desk.size(found.bytes)];
        const pixels = found.width ? [`${found.width} × ${found.height}`] : [];
        const time = found.seconds ? [desk.clock(found.seconds)] : [];
        desk.write(name, found.path);
        desk.write(facts, [desk.roleName(found.role), ...pixels, ...time, ...size].join(" · "));
        state.set(found);
        desk.show(copy.el, desk.data.texts[found.path] !== undefined);
        copy.set(desk.data.texts[found.path]);
        save.set(found);
        shown.set(found, found.path);
      },
    };
  };

  /** A plain list of files, for whatever has no place of its own; with a heading unless it folds. */
  desk.fileList = (words) => {
    const list = desk.keyed(h("ul", { class: "files" }), file);
    const section = h("section", { class: "block" }, ...(words ? [h("h2", { t: words })] : []), list.el);
    return {
      el: section,
      set(artifacts) {
        desk.show(section, artifacts.length);
        list.set(artifacts, (found) => found.path);
      },
    };
  };

  /** What belongs to no item belongs to the month as a whole; ticks are kept under this name. */
  const WHOLE = "00-tong-quan";

  /** Gather a channel's artifacts by item. */
  desk.grouped = (artifacts) => {
    const groups = new Map();
    for (const artifact of artifacts) {
      const id = artifact.item || WHOLE;
      if (!groups.has(id)) groups.set(id, []);
      groups.get(id).push(artifact);
    }
    return [...groups].map(([id, found]) => ({ id, artifacts: found, ...desk.called(id) }));
  };

  /** What an item is called. */
  desk.called = (id) => {
    const item = desk.data.items.find((found) => found.id === id);
    if (item) return { title: item.title, label: item.label, severity: item.severity };
    return { title: id && id !== WHOLE ? id : desk.t("overview"), label: "", severity: "" };
  };

  /** The kind of an item, coloured by its severity. */
  desk.kindMark = () => {
    const kind = h("span");
    const word = h("span", { class: "off" });
    const mark = h("span", { class: "kind" }, kind, word);
    return {
      el: mark,
      set({ label, severity }) {
        desk.show(mark, label);
        desk.write(kind, label);
        desk.write(word, severity ? ` (${desk.t(severity)})` : "");
        desk.put(mark, "data-severity", severity);
      },
    };
  };
})();
