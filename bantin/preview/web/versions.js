/* Earlier versions of what is written, over days: what differs from them, and how a field or all of it comes back.
 *
 * `desk.versions(writing)` is {el, button}: `writing` gives {file(), flush(), act(deed, asked)}. What comes back is one more
 * save: the version before it is kept too, and Ctrl+Z undoes it.
 */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const { h } = desk;

  desk.learn({
    vi: {
      versionsOpen: "Bản trước",
      versionsHead: "Các bản trước của tin này",
      versionsNone: "Chưa có bản nào khác bản này.",
      versionsHow: "Chọn một bản để xem chỗ nào khác bây giờ. Lấy lại rồi vẫn bấm Hoàn tác được.",
      versionsDays: "Các bản, mới nhất ở trên",
      versionBy: "{time}, {who}",
      versionFound: "{time}, sửa ngoài trang",
      versionThen: "Bản {time}",
      versionNow: "Bây giờ",
      versionNothing: "chưa có",
      versionAlike: "Bản này không khác gì bây giờ.",
      versionText: "Tệp khi ấy hay bây giờ sai cú pháp, hoặc chỉ khác ghi chú, nên so từng dòng: dấu + là dòng của bản cũ, dấu - là dòng bây giờ.",
      versionTakeField: "Lấy lại «{what}»",
      versionTakeAll: "Lấy lại cả bản này",
      versionTaken: "Đã lấy lại",
    },
    en: {
      versionsOpen: "Versions",
      versionsHead: "Earlier versions",
      versionsNone: "There is no other version.",
      versionsHow: "Choose a version to see what differs from now. What comes back can be undone.",
      versionsDays: "Versions, the newest first",
      versionBy: "{time}, {who}",
      versionFound: "{time}, changed outside the page",
      versionThen: "Version of {time}",
      versionNow: "Now",
      versionNothing: "not there",
      versionAlike: "This version is the same as now.",
      versionText: "The file cannot be read field by field, or only comments differ, so lines are compared: + stands before those of the older version, - before those of now.",
      versionTakeField: "Bring back “{what}”",
      versionTakeAll: "Bring back all of it",
      versionTaken: "Brought back",
    },
  });

  /** Mark what differs between two texts: the words between what both begin and end with. */
  const marked = (text, other) => {
    const [words, others] = [text, other].map((one) => one.split(/(?<=\s)/));
    const most = Math.min(words.length, others.length);
    let start = 0;
    while (start < most && words[start] === others[start]) start += 1;
    let end = 0;
    while (end < most - start && words.at(-1 - end) === others.at(-1 - end)) end += 1;
    const middle = words.slice(start, words.length - end).join("");
    return [words.slice(0, start).join(""), middle ? h("mark", { text: middle }) : "", words.slice(words.length - end).join("")];
  };

  const side = (head, lines, others) => {
    const shown = lines.length ? lines.map((line, at) => h("p", {}, ...(others.length ? marked(line, others[at] || "") : [line]))) : [h("p", { class: "help", t: "versionNothing" })];
    return h("div", { class: "version-side" }, h("p", { class: "help", text: head }), ...shown);
  };

  const dayOf = (iso) => {
    const [year, month, day] = iso.slice(0, 10).split("-");
    return `${day}/${month}/${year}`;
  };

  desk.versions = (writing) => {
    let asked = null; // the file whose versions are shown
    let turn = 0; // counts what was asked: an answer that another question has overtaken is not shown
    let chosen = null;
    let base = "";
    const list = h("div", { class: "version-list", role: "group", tLabel: "versionsDays" });
    const shown = h("div", { class: "version-shown", tabindex: "0", role: "region", tLabel: "versionsHead" });
    const said = h("p", { role: "status", class: "whole-said" });
    const all = h("button", { type: "button", class: "button strong", t: "versionTakeAll" });
    const shut = h("button", { type: "button", class: "button", t: "close" });
    const el = h(
      "dialog",
      { class: "sheet whole versions", tLabel: "versionsHead" },
      h("div", { class: "whole-head" }, h("h2", { t: "versionsHead" })),
      h("div", { class: "whole-body" }, list, shown),
      h("div", { class: "whole-foot" }, said, shut, all),
    );

    const bring = async (path) => {
      const told = await writing.act("bring", { file: asked, version: chosen.version, base, path });
      desk.write(said, told ? desk.t("versionTaken") : "");
      if (!told) el.close(); // the form's head says why
      else await show();
    };
    const difference = (one) => {
      const take = h("button", { type: "button", class: "mend", text: desk.t("versionTakeField", { what: one.label }) });
      take.addEventListener("click", () => bring(one.path));
      const sides = h("div", { class: "version-sides" }, side(desk.t("versionThen", { time: desk.moment(chosen.at) }), one.then, one.now), side(desk.t("versionNow"), one.now, one.then));
      return h("section", { class: "version-field" }, h("h3", { text: one.label }), sides, take);
    };
    /** Show what differs from the chosen version. */
    const press = () => {
      for (const button of list.querySelectorAll("button")) desk.put(button, "aria-pressed", String(button.value === chosen.version));
    };
    const look = async (one) => {
      const mine = ++turn;
      chosen = one;
      press();
      let told;
      try {
        told = await writing.ask("version", { file: asked, version: one.version });
      } catch (error) {
        if (mine !== turn) return;
        const why = h("p");
        desk.refuse(why, error);
        shown.replaceChildren(why);
        all.disabled = true;
        return;
      }
      if (mine !== turn) return; // another has been chosen meanwhile
      base = told.base;
      all.disabled = false;
      const { fields, lines } = told;
      const text = lines.length ? [h("p", { class: "help", t: "versionText" }), h("pre", { class: "version-lines", text: lines.join("\n") })] : [];
      const nothing = !lines.length && !(fields || []).length;
      shown.replaceChildren(...(fields || []).map(difference), ...text, ...(nothing ? [h("p", { t: "versionAlike" })] : []));
      shown.scrollTop = 0;
    };
    const show = async () => {
      const mine = ++turn;
      const { versions } = await writing.ask("versions", { file: asked });
      const days = [...new Set(versions.map(({ at }) => dayOf(at)))];
      list.replaceChildren(
        h("p", { class: "help", t: versions.length ? "versionsHow" : "versionsNone" }),
        ...days.flatMap((day) => [
          h("h3", { text: day }),
          ...versions
            .filter(({ at }) => dayOf(at) === day)
            .map((one) => {
              const time = one.at.slice(11, 16);
              const words = one.deed === "found" ? desk.t("versionFound", { time }) : one.by ? desk.t("versionBy", { time, who: one.by }) : time;
              const button = h("button", { type: "button", class: "version", value: one.version, text: words });
              button.addEventListener("click", () => look(one));
              return button;
            }),
        ]),
      );
      if (mine !== turn) return press(); // one has been chosen while the list was on its way
      shown.replaceChildren();
      all.disabled = true;
      if (versions.length) await look(versions[0]);
    };

    const button = h("button", { type: "button", class: "button", t: "versionsOpen" });
    button.addEventListener("click", async () => {
      await writing.flush();
      asked = writing.file();
      if (!asked) return;
      desk.write(said, "");
      try {
        await show();
      } catch (error) {
        return desk.notice(error, desk.refuse);
      }
      el.showModal();
    });
    shut.addEventListener("click", () => el.close());
    all.addEventListener("click", async () => {
      await bring(null);
      el.close();
    });
    el.addEventListener("close", () => button.focus());
    return { el, button };
  };
})();
