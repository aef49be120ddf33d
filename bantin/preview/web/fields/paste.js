/* Pasting into a field of a form: the server cleans it (bantin/session/writing/pasting/), the page puts it where the caret was.
 *
 * What is typed meanwhile comes behind it. A paste is saved alone, so that one Ctrl+Z takes it back and nothing else. Where
 * the server is away, it is pasted as browsers do. An old encoding is asked about, below the field, before anything is put.
 */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const { h } = desk;
  const MOST = 500_000; // characters of HTML: more is pictures and styles, and the plain text says all
  const WHOLE = 3; // paragraphs from which on a text is more than one line of an item
  const SHOWN = 60; // characters of a decoded text on its button

  /** Ask which reading is meant; resolves with its lines. */
  const chosen = (told, input, found) =>
    new Promise((done) => {
      const answer = (lines) => () => {
        el.remove();
        input.focus();
        done(lines);
      };
      const text = told.decoded.join(" ").slice(0, SHOWN);
      const decoded = h("button", { type: "button", class: "mend", text: desk.t("pasteDecoded", { text }) });
      const same = h("button", { type: "button", class: "mend", text: desk.t("pasteAsItIs") });
      const words = h("p", { text: desk.t("pastedAs", { encoding: told.encoding }) });
      const el = h("li", { class: "finding asking", "data-severity": "warning" }, words, decoded, same);
      decoded.addEventListener("click", answer(told.decoded));
      same.addEventListener("click", answer(told.lines));
      found.append(el);
      decoded.focus();
    });

  /** Take pastes into a box.
   *
   * @param into what the field is, as the server names it: word, line, lines or message
   * @param found where questions are put
   * @param spread (lines) puts several lines of a list; its first stands before the caret already
   */
  desk.pastes = (input, into, found, pen, spread) => {
    const tell = () => input.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
    input.addEventListener("paste", async (event) => {
      const { clipboardData: held } = event;
      const [plain, html] = [held.getData("text/plain"), held.getData("text/html")];
      if (pen.only || !(plain || html)) return;
      event.preventDefault();
      const at = input.selectionStart;
      const over = input.value.slice(at, input.selectionEnd);
      input.setRangeText("", at, input.selectionEnd, "end");
      const left = input.value;
      await pen.alone(async () => {
        let lines = [plain];
        try {
          const told = await pen.ask("paste", { plain, html: html.length > MOST ? "" : html, into });
          lines = told.lines;
          if (into === "line" && told.paragraphs >= WHOLE && desk.whole && (await desk.whole.ask(plain, html)) !== "plain") {
            return () => input.setRangeText(over, at, at, "end");
          }
          if (told.encoding) {
            lines = await chosen(told, input, found);
            input.value = left; // the question had the focus, and the form may have written what was saved before
            input.setSelectionRange(at, at);
          }
        } catch {
          // as the browser has it
        }
        return () => {
          if (lines.length > 1 && spread) return spread(lines, at);
          const caret = input.selectionStart;
          input.setRangeText(lines.join("\n"), at, at, caret === at ? "end" : "preserve");
          tell();
        };
      });
    });
  };
})();
