/* Posting from a telephone: a bar at the thumb with the steps of one post, ① copy the text, ② save the pictures, ③ done → next.
 *
 * Of a page that was opened from a folder, browsers save no picture by a link: there ② shows them, each to be held and saved by hand.
 *
 * Which steps are done is remembered for each post as it was; the checklist is the desk's. Wider screens have no bar.
 */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const { h } = desk;
  const STEPS = ["copy", "pictures", "next"];
  const TEXTS = ["post", "message", "digest"];
  const WORDS = {
    copy: ["thumbCopy", "thumbCopied"],
    pictures: desk.fromFolder ? ["thumbShow", "thumbShown"] : ["thumbSave", "thumbSaved"],
    next: ["thumbNext", "thumbNext"],
  };

  let channel = null;
  let groups = [];
  let current = null; // the item whose post is at hand

  const where = h("p", { class: "thumb-where", role: "status" });
  const buttons = STEPS.map((step, at) => {
    const number = h("span", { class: "thumb-number", "aria-hidden": "true", text: String(at + 1) });
    const tick = desk.icon("check");
    const label = h("span");
    const el = h("button", { type: "button", class: "thumb-step" }, number, tick, label);
    el.addEventListener("click", () => act(step));
    return { step, el, number, tick, label };
  });
  const bar = h("section", { class: "thumb", tLabel: "thumbBar", hidden: true }, where, h("div", { class: "thumb-steps" }, ...buttons.map(({ el }) => el)));
  document.body.append(bar);

  const group = () => groups.find((one) => one.id === current);
  const task = ({ id, artifacts }) => ({ key: `${channel}/${id}`, of: desk.fingerprint(artifacts) });
  const isPosted = (one) => desk.checklist.get(task(one).key) !== null;
  const name = (one) => `steps:${desk.data.month}:${task(one).key}`;

  /** The steps that are done of a post as it is now. */
  const done = (one) => {
    const [of, ...steps] = (desk.keep.get(name(one)) || "").split("|");
    return new Set(of === task(one).of ? steps : []);
  };
  const note = (one, step) => desk.keep.set(name(one), [task(one).of, ...new Set([...done(one), step])].join("|"));

  const text = (one) => {
    const found = one.artifacts.find(({ role }) => TEXTS.includes(role));
    return found ? (desk.data.texts[found.path] || "").trim() : "";
  };
  const pictures = (one) => one.artifacts.filter((found) => desk.isPicture(found) && found.href);
  const waits = (one) => STEPS.find((step) => !done(one).has(step) && has(one, step));
  const has = (one, step) => (step === "copy" ? text(one) !== "" : step === "pictures" ? pictures(one).length > 0 : true);

  // Where links save nothing: all pictures of a post one below the other.
  const shown = h("div", { class: "thumb-pictures" });
  const close = h("button", { type: "button", class: "button strong", t: "close" });
  const sheet = h("dialog", { class: "thumb-sheet", tLabel: "thumbShow" }, h("p", { t: "thumbHold" }), shown, close);
  close.addEventListener("click", () => sheet.close());
  document.body.append(sheet);
  const show = (all) => {
    shown.replaceChildren(
      ...all.map(({ href, alt, path, width, height }) =>
        h("figure", {}, h("img", { src: href, alt: alt || "", width, height }), h("figcaption", { text: path })),
      ),
    );
    sheet.showModal();
  };

  const act = async (step) => {
    const one = group();
    if (step === "copy" && !(await desk.copy(text(one), "text"))) return;
    if (step === "pictures" && desk.fromFolder) show(pictures(one));
    else if (step === "pictures") {
      for (const picture of pictures(one)) {
        const link = desk.saveLink("downloadPicture");
        link.set(picture);
        link.el.click();
      }
    }
    if (step !== "next") {
      note(one, step);
      return draw();
    }
    const { key, of } = task(one);
    desk.checklist.set(key, true, of);
    const at = groups.indexOf(one);
    const next = [...groups.slice(at + 1), ...groups.slice(0, at)].find((other) => !isPosted(other));
    current = next ? next.id : null;
    desk.render();
    const place = next && document.getElementById(`${channel}-${next.id}`);
    if (!place) return desk.notice(desk.t("thumbAll", { channel: desk.channelName(channel) }));
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    place.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "start" });
    buttons[0].el.focus({ preventScroll: true });
  };

  const draw = () => {
    const one = group();
    desk.show(bar, one);
    document.body.classList.toggle("posting", Boolean(one));
    if (!one) return;
    const values = { channel: desk.channelName(channel), n: groups.indexOf(one) + 1, count: groups.length, done: groups.filter(isPosted).length };
    desk.write(where, `${desk.t("thumbAt", values)}: ${one.title}`);
    const steps = done(one);
    const now = waits(one);
    for (const { step, el, number, tick, label } of buttons) {
      const ready = steps.has(step);
      desk.write(label, desk.t(WORDS[step][ready ? 1 : 0]));
      desk.show(number, !ready);
      tick.toggleAttribute("hidden", !ready);
      el.disabled = !has(one, step);
      desk.put(el, "aria-current", step === now ? "step" : null);
      el.classList.toggle("done", ready);
    }
  };

  document.addEventListener("desk:item", ({ detail: { id } }) => {
    current = id;
    draw();
  });

  /** Show the steps of a channel whose posts are texts; what is at hand stays, else it is the first that is not posted. */
  desk.thumb = (shown, artifacts) => {
    const panel = desk.panels[shown];
    const found = (panel && panel.groups ? panel.groups : desk.grouped)(artifacts).filter((one) => text(one) !== "");
    if (shown !== channel) current = null;
    channel = shown;
    groups = found;
    if (!group() || isPosted(group())) current = (groups.find((one) => !isPosted(one)) || { id: null }).id;
    draw();
  };
})();
