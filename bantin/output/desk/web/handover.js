/* Handing over: the channels' ZIPs, what was posted where, and the checksum that two officers compare. */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const { h } = desk;

  const archives = () => {
    const row = ({ name }) => {
      const link = desk.archiveLink(name, true);
      const note = h("p", { class: "hint" });
      return {
        el: h("li", {}, link.el, note),
        set(channel) {
          link.set();
          const bad = desk.data.artifacts.filter((found) => found.channel === channel.name && found.state !== "ready");
          desk.show(note, bad.length);
          desk.write(note, bad.length ? desk.t("archiveShort", { n: bad.length }) : "");
        },
      };
    };
    const list = desk.keyed(h("ul", { class: "archives" }), row);
    const hint = h("p", { class: "hint" });
    const el = h("section", { class: "block" }, h("h2", { t: "archives" }), hint, list.el);
    return {
      el,
      set() {
        const known = new Set(desk.data.archives.map((archive) => archive.channel));
        const { zipped_by: zippedBy } = desk.data;
        desk.show(el, known.size || zippedBy);
        desk.write(hint, zippedBy ? desk.t("zippedBy", { command: zippedBy }) : desk.t("archivesHint"));
        list.set(desk.data.channels.filter((channel) => known.has(channel.name)), (channel) => channel.name);
      },
    };
  };

  const channelTasks = ({ channel }) => {
    const name = h("h3");
    const progress = desk.progressNote(channel.name);
    const list = desk.keyed(h("ul", { class: "tasks" }), () => {
      const title = h("span", { class: "task-title" });
      const mark = desk.mark(channel.name);
      return {
        el: h("li", {}, title, mark.el),
        set(task) {
          desk.write(title, task.title);
          mark.set(task);
        },
      };
    });
    return {
      el: h("div", { class: "task-list" }, h("div", { class: "task-head" }, name, progress.el), list.el),
      set({ tasks }) {
        desk.write(name, desk.channelName(channel.name));
        progress.set(tasks);
        list.set(tasks, (task) => task.key);
      },
    };
  };

  /** The checklist as text, for a report or a message. */
  const asText = () => {
    const lines = [`${desk.t("checklist")} ${desk.monthName(desk.data.month)}`];
    for (const { channel, tasks } of desk.tasks()) {
      lines.push("", desk.channelName(channel.name));
      for (const task of tasks) {
        const mark = desk.checklist.get(task.key);
        lines.push(`${mark ? "☑" : "☐"} ${task.title}${mark ? ` (${desk.moment(mark.at)})` : ""}`);
      }
    }
    return `${lines.join("\n")}\n`;
  };

  const checklist = () => {
    const lists = desk.keyed(h("div", { class: "task-lists" }), channelTasks);
    const save = h("button", { type: "button", class: "button" }, desk.icon("save"), h("span", { t: "exportChecklist" }));
    save.addEventListener("click", () => {
      desk.save(`${desk.data.month}-so-theo-doi.json`, desk.checklist.file(), "application/json");
    });
    const copy = desk.copyButton("copyChecklist", "checklistText");
    const chosen = h("input", { type: "file", accept: ".json,application/json", class: "off", tabindex: "-1", "aria-hidden": "true" });
    const take = h("button", { type: "button", class: "button" }, desk.icon("file"), h("span", { t: "importChecklist" }));
    take.addEventListener("click", () => chosen.click());
    chosen.addEventListener("change", async () => {
      const [file] = chosen.files;
      if (!file) return;
      const taken = desk.checklist.take(await file.text());
      chosen.value = "";
      desk.render();
      if (taken === null) desk.notice(desk.t("notImported", { month: desk.monthName(desk.data.month) }));
      else desk.notice(desk.t("imported", { n: taken }));
    });
    const row = h("div", { class: "row" }, save, copy.el, take, chosen);
    const hint = h("p", { class: "hint", t: "checklistHint" });
    return {
      el: h("section", { class: "block" }, h("h2", { t: "checklist" }), hint, row, lists.el),
      set() {
        lists.set(desk.tasks(), ({ channel }) => channel.name);
        copy.set(asText());
      },
    };
  };

  const checksum = () => {
    const short = h("p", { class: "checksum", translate: "no" });
    const copy = desk.copyButton("copy", "checksumWhat");
    const hint = h("p", { class: "hint" });
    const full = h("code", { class: "checksum-full", translate: "no" });
    const how = h("p", { class: "hint", t: "checksumHow" });
    const more = h("details", { class: "fold" }, h("summary", {}, h("span", { t: "checksumFull" })), full, how);
    return {
      el: h("section", { class: "block" }, h("h2", { t: "checksum" }), h("div", { class: "row" }, short, copy.el), hint, more),
      set() {
        const sum = desk.data.checksum;
        desk.write(short, sum ? desk.spoken(sum.sha256) : "");
        desk.show(short.parentElement, sum);
        desk.show(more, sum);
        desk.write(full, sum ? sum.sha256 : "");
        desk.write(hint, sum ? desk.t("checksumHint", { n: sum.files }) : desk.t("checksumNone"));
        copy.set(sum ? desk.spoken(sum.sha256) : "");
      },
    };
  };

  /** The first 16 digits in groups of four: short enough to read out, and 64 bits that nobody meets by chance. */
  desk.spoken = (sha256) => sha256.slice(0, 16).toUpperCase().match(/.{4}/g).join(" ");

  desk.handover = () => {
    const parts = [checksum(), archives(), checklist()];
    return {
      el: h("div", { class: "handover" }, ...parts.map((part) => part.el)),
      set: () => parts.forEach((part) => part.set()),
      show: () => null,
    };
  };
})();
