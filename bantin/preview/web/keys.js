/* Keys of the writing side as a whole: what those of single fields do not take.
 *
 *   Ctrl+S                 save at once, and say so: hands do it by themselves
 *   F8, Shift+F8           to the field of the next or previous finding
 *   Ctrl+Enter             press the first mend of the field
 *   Alt+PageDown, PageUp   to the next or previous item
 */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});

  desk.learn({
    vi: { savedNow: "Đã lưu; trang tự lưu sau mỗi lần gõ", noFinding: "Không có chỗ nào phải sửa trong tin này" },
    en: { savedNow: "Saved; the page saves by itself after each key", noFinding: "Nothing is to be mended in this item" },
  });

  const reveal = (el) => {
    for (let part = el.closest("details:not([open])"); part; part = part.parentElement.closest("details:not([open])")) part.open = true;
    el.focus();
  };

  /** Take keys below an element; `writing` gives {flush(), saved(), step(by)}. */
  desk.keys = (root, writing) => {
    /** Find what can be focused where something was found: the field, or the mend where there is no field. */
    const places = () =>
      [...root.querySelectorAll(".finding")].map((el) => {
        const field = el.closest(".field, .line-in, .color-row");
        return (field && field.querySelector("textarea, input, select, button")) || el.querySelector("button") || el;
      });
    const toFinding = (by) => {
      const all = places();
      if (!all.length) return desk.notice(desk.t("noFinding"));
      const now = document.activeElement;
      const before = all.filter((el) => el.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING).length;
      const at = all.includes(now) ? all.indexOf(now) + by : before + (by > 0 ? 0 : -1);
      const next = all[(at + all.length) % all.length];
      if (next.matches("li")) next.tabIndex = -1;
      reveal(next);
    };
    const mend = (target) => {
      const field = target.closest(".field, .line-in, .color-row");
      const button = field && field.querySelector(".finding .mend");
      if (button) button.click();
      return Boolean(button);
    };
    root.addEventListener("keydown", async (event) => {
      if (event.isComposing || event.defaultPrevented) return;
      const ctrl = (event.ctrlKey || event.metaKey) && !event.altKey;
      if (ctrl && event.key.toLowerCase() === "s") {
        event.preventDefault();
        await writing.flush();
        if (writing.saved()) desk.notice(desk.t("savedNow"));
      } else if (event.key === "F8") {
        event.preventDefault();
        toFinding(event.shiftKey ? -1 : 1);
      } else if (ctrl && event.key === "Enter") {
        if (mend(event.target)) event.preventDefault();
      } else if (event.altKey && (event.key === "PageDown" || event.key === "PageUp")) {
        event.preventDefault();
        writing.step(event.key === "PageDown" ? 1 : -1);
      }
    });
  };
})();
