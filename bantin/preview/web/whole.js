/* Whole texts: a paste of several paragraphs is shown as the items that it would become before it is taken, and a document
 * of Word becomes items as `bantin import` makes them, with a list of what was not understood.
 *
 * The server reads (bantin/session/importing/); this dialog asks what it cannot know: kinds, old encodings, and where the
 * lines go that it does not understand. Nothing is written before the button is pressed.
 */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  if (!desk.data.live || !desk.data.live.write) return;
  const { h } = desk;
  const REST = 300; // milliseconds after the last key until the text is read anew
  const MOST = 500_000; // characters of HTML, as in paste.js
  const NOWHERE = "-";

  desk.learn({
    vi: {
      wholeHead: "Dán cả bài thành tin",
      wholeOpen: "Dán cả bài, nhập tệp Word",
      wholeText: "Bạn dán",
      wholeHint: "Dán cả bài vào đây (Ctrl+V), từ Word, Zalo, trang web…",
      wholeFile: "Chọn tệp Word (.docx)",
      wholeWill: "Sẽ ghi vào tin",
      wholeNothing: "Chưa có gì để ghi.",
      wholeKind: "Đoán là",
      wholeLater: "chưa có, phải viết thêm",
      wholeLeft: "Dòng chưa biết để đâu",
      wholeChoose: "Để vào đâu?",
      wholeDrop: "Bỏ dòng này",
      wholeOutside: "Không thuộc tin nào, sẽ không ghi:",
      wholeEncoding: "Chữ này là {encoding}.",
      wholeDecode: "Đổi sang Unicode",
      wholeKeep: "Để nguyên",
      wholeNote: "Chưa ghi gì. Ghi rồi vẫn bỏ được bằng «Bỏ tin này».",
      wholePlain: "Chỉ dán chữ trơn",
      wholeTake: "Tạo tin này",
      wholeTakeAll: "Tạo {n} tin",
      wholeUnanswered: "Còn {n} dòng chưa chọn chỗ.",
      wholeReading: "Đang đọc tệp Word…",
      wholeMade: "Đã tạo {n} tin nháp",
      wholePictures: "Đã chép {n} ảnh, không kèm nơi chụp, ngày chụp.",
      wholeDecoded: "Chữ trong tệp là {encoding}; đã đổi sang Unicode, hãy đọc lại.",
      wholeUnknown: "Chưa biết để đâu, hãy xem lại:",
      wholeAll: "Mọi đoạn đều đã có chỗ.",
      wholeFailed: "Chưa làm được. Xem bantin còn chạy không rồi thử lại.",
      documentLarge: "Tệp này nặng quá 50 MB; chia nhỏ rồi thử lại.",
    },
    en: {
      wholeHead: "Paste a whole text as items",
      wholeOpen: "Paste a whole text, import Word",
      wholeText: "What you paste",
      wholeHint: "Paste the whole text here (Ctrl+V), from Word, Zalo, the web…",
      wholeFile: "Choose a Word file (.docx)",
      wholeWill: "Goes into the item",
      wholeNothing: "Nothing to write yet.",
      wholeKind: "Looks like",
      wholeLater: "none yet, to be written",
      wholeLeft: "Unplaced lines",
      wholeChoose: "Where to?",
      wholeDrop: "Leave this line out",
      wholeOutside: "Belongs to no item and will not be written:",
      wholeEncoding: "This text is in an old encoding: {encoding}.",
      wholeDecode: "Change to Unicode",
      wholeKeep: "As it is",
      wholeNote: "Nothing is written yet. Afterwards Remove this item takes it back.",
      wholePlain: "Paste as plain text",
      wholeTake: "Make this item",
      wholeTakeAll: "Make {n} items",
      wholeUnanswered: "{n} lines have no place yet.",
      wholeReading: "Reading the document…",
      wholeMade: "{n} draft items made",
      wholePictures: "{n} pictures copied, without place and date.",
      wholeDecoded: "The document was in an old encoding ({encoding}), changed to Unicode: read it again.",
      wholeUnknown: "Not understood, look at it again:",
      wholeAll: "Every paragraph has its place.",
      wholeFailed: "It could not be done. See whether bantin still runs, then try again.",
      documentLarge: "This file is over 50 MB; divide it and try again.",
    },
  });

  const plainButton = (word, act, look = "button") => {
    const el = h("button", { type: "button", class: look, t: word });
    el.addEventListener("click", act);
    return el;
  };

  // What was pasted, and what was answered about it.
  let held = { plain: "", html: "" };
  let decode = true;
  let kinds = {};
  let places = new Map(); // "item,line" → field
  let shown = null; // the outline as the server told it last
  let settle = null; // tells who asked what came of it
  let wait = 0;
  let latest = 0;

  const text = h("textarea", { class: "whole-text", rows: "12", spellcheck: "false", id: "whole-text" });
  const result = h("div", { class: "whole-result" });
  const said = h("p", { class: "whole-said", role: "status" });
  const plain = plainButton("wholePlain", () => finish("plain"));
  const take = plainButton("wholeTake", () => taking(), "button strong");
  const file = h("input", { type: "file", accept: ".docx", class: "off", tabindex: "-1", "aria-hidden": "true" });
  const choose = plainButton("wholeFile", () => file.click());
  const close = h("button", { type: "button", class: "button round", tLabel: "close" }, desk.icon("close"));
  const hint = h("p", { class: "help", t: "wholeHint" });
  const body = h(
    "div",
    { class: "whole-body" },
    h("div", { class: "whole-given" }, h("label", { class: "lab", for: "whole-text", t: "wholeText" }), hint, text, choose, file),
    h("div", { class: "whole-will" }, h("h3", { t: "wholeWill" }), result),
  );
  const report = h("div", { class: "whole-report" });
  const foot = h("div", { class: "whole-foot" }, said, plain, take);
  const dialog = h("dialog", { class: "sheet whole", tLabel: "wholeHead" }, h("div", { class: "whole-head" }, h("h2", { t: "wholeHead" }), close), body, report, foot);
  document.getElementById("write").append(dialog);

  const asked = () => ({ ...held, decode, kinds, places: [...places].map(([place, into]) => [...place.split(",").map(Number), into === NOWHERE ? "" : into]) });

  // What it would become.
  const value = (one) => {
    if (Array.isArray(one)) return h("ul", {}, ...one.map((entry) => h("li", { text: typeof entry === "object" ? Object.values(entry).join(": ") : entry })));
    return h("p", { text: one === null ? desk.t("wholeLater") : String(one), class: one === null ? "help" : null });
  };
  const line = (words, number, at, into) => {
    const key = `${number},${at}`;
    const select = h(
      "select",
      { "aria-label": `${desk.t("wholeChoose")} ${words}` },
      h("option", { value: "", text: desk.t("wholeChoose") }),
      h("option", { value: NOWHERE, text: desk.t("wholeDrop") }),
      ...into.map((one) => h("option", { value: one.value, text: one.label })),
    );
    select.value = places.get(key) || "";
    select.addEventListener("change", () => {
      if (select.value) places.set(key, select.value);
      else places.delete(key);
      count();
    });
    return h("li", { class: "finding", "data-severity": "warning" }, h("q", { text: words }), select);
  };
  const one = (item, number) => {
    const id = `whole-kind-${number}`;
    const kind = h("select", { id }, ...desk.pen.kinds().map((known) => h("option", { value: known.value, text: known.label })));
    kind.value = item.kind;
    kind.addEventListener("change", () => {
      kinds[number] = kind.value;
      for (const place of [...places.keys()]) if (place.startsWith(`${number},`)) places.delete(place);
      read();
    });
    const fields = item.fields.flatMap((field) => [h("dt", { text: field.label }), h("dd", {}, value(field.value))]);
    const left = item.left.map((words, at) => line(words, number, at, item.into));
    return h(
      "section",
      { class: "whole-item" },
      h("p", { class: "whole-kind" }, h("label", { for: id, t: "wholeKind" }), kind),
      h("dl", {}, ...fields),
      left.length ? h("h4", { t: "wholeLeft" }) : null,
      left.length ? h("ul", {}, ...left) : null,
    );
  };
  const encoding = () => {
    if (!shown.encoding) return null;
    const choice = (word, on) => {
      const el = plainButton(word, () => {
        decode = on;
        read();
      });
      el.setAttribute("aria-pressed", String(decode === on));
      return el;
    };
    const words = h("p", { text: desk.t("wholeEncoding", { encoding: shown.encoding }) });
    return h("div", { class: "finding", "data-severity": "warning" }, words, h("div", { class: "row" }, choice("wholeDecode", true), choice("wholeKeep", false)));
  };
  const count = () => {
    const lines = shown ? shown.items.flatMap((item, number) => item.left.map((_, at) => `${number},${at}`)) : [];
    const open = lines.filter((key) => !places.has(key));
    const items = shown ? shown.items.length : 0;
    take.disabled = !items;
    desk.write(take, items > 1 ? desk.t("wholeTakeAll", { n: items }) : desk.t("wholeTake"));
    desk.write(said, open.length ? desk.t("wholeUnanswered", { n: open.length }) : desk.t("wholeNote"));
    return open;
  };
  const draw = () => {
    const { activeElement } = document;
    const [back, on] = [activeElement && activeElement.id, result.contains(activeElement)];
    const outside = shown.left.length ? [h("p", { class: "help", t: "wholeOutside" }), h("ul", {}, ...shown.left.map((words) => h("li", { text: words })))] : [];
    const all = [encoding(), ...shown.items.map(one), ...outside].filter(Boolean);
    result.replaceChildren(...(shown.items.length ? all : [h("p", { class: "help", t: "wholeNothing" })]));
    if (on && back && document.getElementById(back)) document.getElementById(back).focus();
    count();
  };
  const read = async () => {
    clearTimeout(wait);
    latest += 1;
    const turn = latest;
    try {
      const told = await desk.pen.ask("outline", { ...asked(), places: [] });
      if (turn !== latest) return;
      shown = told;
      draw();
    } catch (error) {
      desk.refuse(said, error.told ? error : { message: desk.t("wholeFailed") });
    }
  };
  const fresh = (given) => {
    held = given;
    [decode, kinds, places] = [true, {}, new Map()];
  };
  text.addEventListener("paste", (event) => {
    const { clipboardData } = event;
    const [words, html] = [clipboardData.getData("text/plain"), clipboardData.getData("text/html")];
    if (text.value.trim() && text.selectionEnd - text.selectionStart < text.value.length) return; // a part of it
    event.preventDefault();
    text.value = words;
    fresh({ plain: words, html: html.length > MOST ? "" : html });
    read();
  });
  text.addEventListener("input", () => {
    fresh({ plain: text.value, html: "" });
    clearTimeout(wait);
    wait = setTimeout(read, REST);
  });

  // What comes of it.
  const finish = (what) => {
    const tell = settle;
    settle = null;
    if (dialog.open) dialog.close();
    if (tell) tell(what);
  };
  close.addEventListener("click", () => finish("closed"));
  dialog.addEventListener("close", () => finish("closed"));
  const taking = async () => {
    const [open] = count();
    if (open) {
      const [number, at] = open.split(",").map(Number);
      const before = shown.items.slice(0, number).reduce((sum, item) => sum + item.left.length, 0);
      return result.querySelectorAll("li select")[before + at].focus();
    }
    take.disabled = true;
    try {
      const told = await desk.pen.ask("take", asked());
      finish("taken");
      await desk.pen.open(told.items[0].item);
      desk.notice(desk.t("wholeMade", { n: told.items.length }));
    } catch (error) {
      desk.refuse(said, error.told ? error : { message: desk.t("wholeFailed") });
      take.disabled = false;
    }
  };
  const show = (parts) => {
    for (const [el, on] of [[body, parts === "text"], [report, parts === "report"], [foot, parts === "text"]]) desk.show(el, on);
    if (!dialog.open) dialog.showModal();
  };

  desk.whole = {
    /** Show what a paste would become; resolves with "plain" where it is only to be pasted, else with something else. */
    ask(plainText, html) {
      fresh({ plain: plainText, html: html.length > MOST ? "" : html });
      text.value = plainText;
      desk.show(plain, true);
      show("text");
      read();
      take.focus();
      return new Promise((done) => {
        settle = done;
      });
    },
    /** Open the dialog, empty. */
    open() {
      fresh({ plain: "", html: "" });
      shown = { items: [], left: [], encoding: "" };
      text.value = "";
      desk.show(plain, false);
      show("text");
      draw();
      text.focus();
    },
  };

  // Documents of Word.
  const isWord = (given) => /\.docx$/i.test(given.name);
  const importing = async (given) => {
    const words = h("p", { role: "status", t: "wholeReading" });
    report.replaceChildren(words);
    show("report");
    let answer;
    try {
      answer = await fetch("document", { method: "POST", body: given });
    } catch {
      return desk.say(words, "wholeFailed");
    }
    const told = await answer.json().catch(() => ({}));
    if (answer.status === 413) return desk.say(words, "documentLarge");
    if (!answer.ok) {
      words.removeAttribute("data-t");
      return desk.refuse(words, { message: told.message || desk.t("wholeFailed"), told });
    }
    await desk.pen.look();
    const items = told.items.map(({ item, label }) => {
      const go = h("button", { type: "button", class: "jump", text: `${label}: ${desk.pen.called(item)}` });
      go.addEventListener("click", () => {
        finish("taken");
        desk.pen.open(item);
      });
      return h("li", {}, go);
    });
    report.replaceChildren(
      h("h3", { role: "status", text: desk.t("wholeMade", { n: items.length }) }),
      h("ul", {}, ...items),
      told.pictures ? h("p", { text: desk.t("wholePictures", { n: told.pictures }) }) : "",
      told.encoding ? h("p", { text: desk.t("wholeDecoded", { encoding: told.encoding }) }) : "",
      told.left.length ? h("h3", { t: "wholeUnknown" }) : h("p", { t: "wholeAll" }),
      h("ul", { class: "whole-left" }, ...told.left.map((clause) => h("li", { text: clause }))),
    );
    const first = report.querySelector("button");
    if (first) first.focus();
  };
  file.addEventListener("change", async () => {
    const [given] = file.files;
    if (given) await importing(given);
    file.value = "";
  });
  desk.takers.push([isWord, ([given]) => importing(given)]);
  document.querySelector("#write .new").append(plainButton("wholeOpen", () => desk.whole.open()));
})();
