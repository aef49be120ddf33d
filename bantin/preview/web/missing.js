/* What is missing: one line that counts it, always in view, which unfolds into a list that jumps to each field.
 *
 * What was found in the form that is open comes first, then what was found elsewhere, under the name of its item.
 * `desk.inForm(entry)` is what was found in the words of forms, {message, hint, title_en}; `desk.jump(entry, go)` a button
 * that opens it; `desk.missing(go, called)` is {el, set(file), open()}; `called` names a form.
 */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const { h } = desk;
  const UNIT = "content/unit.yaml";
  const THEMES = "templates/themes/"; // colours are changed at the unit's field
  const SEVERITIES = ["error", "warning"];

  desk.inForm = (entry) => entry.in_form || { message: entry.message, hint: entry.hint, title_en: entry.title_en || "" };

  const isTheme = (entry) => entry.file.startsWith(THEMES);
  /** Name the form in which an entry is mended. */
  const formOf = (entry) => (isTheme(entry) || entry.file === UNIT ? "@unit" : entry.file.split("/").at(-1).replace(/\.yaml$/, ""));
  /** What an entry says, in the page's language as far as there is any. */
  const said = (entry) => {
    const { message, title_en: english } = desk.inForm(entry);
    const title = desk.language() === "en" && english ? `${english}. ` : null;
    return h("span", {}, title, h("span", { lang: "vi", text: message }));
  };

  desk.jump = (entry, go) => {
    const word = h("span", { class: "off", text: `${desk.t(entry.severity)}: ` });
    const el = h("button", { type: "button", class: "jump", "data-severity": entry.severity }, desk.icon(entry.severity), word, said(entry));
    el.addEventListener("click", () => go(formOf(entry), entry.id, isTheme(entry) ? "theme" : undefined));
    return el;
  };

  /** Order what was found: of the form that is open, then of each other file together; errors before warnings. */
  const inOrder = (entries, file) => {
    const files = [...new Set(entries.map((entry) => entry.file))].sort((one, other) => (other === file) - (one === file));
    return files.map((name) => [name, SEVERITIES.flatMap((severity) => entries.filter((entry) => entry.file === name && entry.severity === severity))]);
  };

  desk.missing = (go, called) => {
    const counts = SEVERITIES.map((severity) => {
      const words = h("span");
      return { severity, words, el: h("span", { class: "badge", "data-severity": severity }, desk.icon(severity), words) };
    });
    const nothing = h("span", { class: "missing-none", t: "nothingMissing" });
    const rows = desk.keyed(h("ul", { class: "jumps", tLabel: "missing" }), (row) =>
      row.entry ? { el: h("li", {}, place(row.entry)), set() {} } : { el: h("li", { class: "jumps-head", lang: row.vi, text: row.head }), set() {} },
    );
    const place = (entry) => {
      if (entry.file) return desk.jump(entry, (...where) => {
        el.open = false;
        go(...where);
      });
      return h("p", { class: "jump", "data-severity": entry.severity }, desk.icon(entry.severity), h("span", { lang: "vi", text: `${entry.message} ${entry.hint}` }));
    };
    const head = h("summary", {}, h("span", { class: "lab", t: "missing" }), ...counts.map((one) => one.el), nothing);
    const el = h("details", { class: "part missing" }, head, rows.el);
    el.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !el.open) return;
      event.preventDefault();
      el.open = false;
      head.focus();
    });
    return {
      el,
      /** Show what is missing, and return how much that is. */
      set(file) {
        const found = desk.data.diagnostics.filter(({ severity }) => SEVERITIES.includes(severity));
        for (const { severity, words, el: badge } of counts) {
          const n = found.filter((entry) => entry.severity === severity).length;
          desk.write(words, desk.t(severity === "error" ? "mustMendCount" : "shouldMendCount", { n }));
          desk.show(badge, n);
        }
        desk.show(nothing, !found.length);
        const titles = new Map(desk.data.items.map((item) => [item.file, item.title]));
        const language = desk.language();
        const entries = inOrder(found, file).flatMap(([name, own]) => {
          const head = name === file ? desk.t("missingHere") : titles.get(name) || (name ? called(formOf(own[0])) : desk.t("missingWhole"));
          return [{ id: `${name} ${head}`, head, vi: titles.get(name) === head ? "vi" : null }, ...own.map((entry) => ({ id: `${entry.id} ${language}`, entry }))];
        });
        rows.set(entries, (row) => row.id);
        return found.length;
      },
      /** Unfold it, and go there. */
      open() {
        el.open = true;
        el.scrollIntoView({ block: "start" });
        head.focus();
      },
    };
  };
})();
