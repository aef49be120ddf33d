/* Zalo groups: a digest for each group that the unit names, then each item's message, as bubbles.
 *
 * Where there are digests, they are what is sent: the items' messages are there to be copied, and are no tasks.
 */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const { h } = desk;
  const TEXTS = ["message", "digest"];

  const bubble = (made) => {
    const kind = desk.kindMark();
    const title = h("h2", { id: `t-zalo-${made.id}` });
    const text = h("p", { class: "bubble-text" });
    const letters = h("p", { class: "facts" });
    const state = desk.stateNote();
    const copy = desk.copyButton("copyMessage", "message", "button strong");
    const save = desk.saveLink("download");
    const mark = desk.mark("zalo");
    const pictures = desk.keyed(h("div", { class: "bubble-pictures" }), () => desk.enlargeable());
    const rest = desk.fileList("files");
    const bubbles = h("div", { class: "bubbles" }, h("div", { class: "bubble" }, text), pictures.el);
    const tools = h("div", { class: "tools" }, kind.el, title, letters, state.el, h("div", { class: "row" }, copy.el, save.el));
    tools.append(mark.el, rest.el);
    return {
      el: h("article", { class: "message", id: `zalo-${made.id}`, "aria-labelledby": title.id }, bubbles, tools),
      set(group) {
        const message = group.artifacts.find((found) => TEXTS.includes(found.role));
        const shown = group.artifacts.filter((found) => found !== message && desk.isPicture(found) && found.href);
        const words = message ? (desk.data.texts[message.path] || "").trim() : "";
        kind.set(group);
        desk.write(title, group.title);
        desk.write(text, words);
        desk.show(text.parentElement, words);
        desk.write(letters, desk.t("letters", { n: desk.number([...words].length) }));
        state.set(group.artifacts.find((found) => found.state !== "ready") || { state: "ready" });
        copy.set(words);
        save.set(message || { href: null });
        desk.show(mark.el, group.task);
        if (group.task) mark.set(group.task);
        pictures.set(shown, (found) => found.path, (part, found) => part.set(found, group.title));
        rest.set(group.artifacts.filter((found) => found !== message));
      },
    };
  };

  const digestOf = (artifact) => ({
    id: `nhom-${artifact.path.replace(/^.*\/|\.txt$/g, "")}`,
    artifacts: [artifact],
    title: desk.t("digestFor", { group: artifact.alt }),
    label: "",
    severity: "",
  });

  const groups = (artifacts) => {
    const isDigest = (found) => found.role === "digest";
    const digests = artifacts.filter(isDigest).map(digestOf);
    const items = desk.grouped(artifacts.filter((found) => !isDigest(found)));
    for (const group of digests.length ? digests : items)
      group.task = { key: `zalo/${group.id}`, title: group.title, of: desk.fingerprint(group.artifacts) };
    return [...digests, ...items];
  };
  const toSend = (artifacts) => groups(artifacts).filter((group) => group.task);

  desk.panels = desk.panels || {};
  desk.panels.zalo = {
    tasks: (artifacts) => toSend(artifacts).map((group) => group.task),
    groups: toSend,
    make() {
      const head = desk.channelHead("zalo");
      const list = desk.keyed(h("div", { class: "messages" }), bubble);
      return {
        el: h("div", {}, head.el, list.el),
        set(artifacts) {
          const found = groups(artifacts);
          head.set(found.flatMap((group) => group.task || []));
          list.set(found, (group) => group.id);
        },
        show: (item) => document.getElementById(`zalo-${item}`),
      };
    },
  };
})();
