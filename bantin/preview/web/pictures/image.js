/* The field of a picture: given by dropping, pasting, choosing or the telephone's camera; shown as cards show it.
 *
 * The server decodes what is given and keeps bare pixels (bantin/session/importing/photographs.py); the file of the item
 * only names it. What is hidden is seen destroyed here as well. Areas and the point that is kept are set in a dialog of their
 * own (areas.js); as numbers they stand in the fold below. A new picture has none of the old one's areas.
 */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const { h } = desk;
  const KINDS = "image/*,.heic,.heif,.avif,.tif,.tiff";
  const BESIDE = ["alt", "credit"]; // what stands beside the picture, not in the fold

  desk.learn({
    vi: {
      pictureChoose: "Chọn ảnh",
      pictureOther: "Thay ảnh",
      pictureTake: "Chụp ảnh",
      pictureNone: "Bỏ ảnh",
      pictureEdit: "Vùng che, điểm giữ",
      pictureHow: "Thả ảnh vào đây, hoặc chép ảnh rồi bấm Ctrl+V. Nhận JPEG, PNG, WebP, HEIC, AVIF, TIFF.",
      pictureComing: "Đang nhận ảnh…",
      pictureBare: "Đã xóa nơi chụp, ngày chụp, tên máy; ảnh {width} × {height}",
      pictureAlso: "Mỗi tin một ảnh, nên chỉ lấy ảnh đầu.",
      pictureFresh: "Ảnh mới chưa có vùng che và điểm giữ nào; mô tả ảnh vẫn là của ảnh cũ. Bấm Hoàn tác để lấy lại ảnh cũ.",
      pictureElsewhere: "Ảnh đã nằm trong thư mục ảnh, tên {file}, nhưng chưa gắn vào tin nào",
      pictureLarge: "Ảnh này nặng quá 50 MB; thu nhỏ rồi thử lại.",
      pictureFailed: "Chưa nhận được ảnh. Xem bantin còn chạy không rồi thử lại.",
      pictureNumbers: "Tên tệp và tọa độ",
      pictureMore: "Chi tiết của tệp",
      masks: "{n} vùng che",
    },
    en: {
      pictureChoose: "Choose a picture",
      pictureOther: "Replace picture",
      pictureTake: "Take a picture",
      pictureNone: "Remove picture",
      pictureEdit: "Masked areas, focus point",
      pictureHow: "Drop a picture here, or copy one and press Ctrl+V. JPEG, PNG, WebP, HEIC, AVIF, TIFF.",
      pictureComing: "Receiving the picture…",
      pictureBare: "Place, date and device are removed; the picture has {width} × {height} pixels",
      pictureAlso: "An item has one picture: only the first was taken.",
      pictureFresh: "The new picture has no masked area and no focus point yet; the alt text is still the old picture's. Undo brings the old one back.",
      pictureElsewhere: "The picture is in the folder as {file}, but no item names it",
      pictureLarge: "This picture is over 50 MB; make it smaller and try again.",
      pictureFailed: "The picture was not received. See whether bantin still runs, then try again.",
      pictureNumbers: "File name and coordinates",
      pictureMore: "Details of the file",
      masks: "{n} masked areas",
    },
  });

  /** Whether a file is a picture; some systems know no type of HEIC. */
  desk.isPictureFile = (file) => file.type.startsWith("image/") || /\.(heic|heif|hif|avif|tiff?)$/i.test(file.name);

  /** Who takes a picture that is dropped or pasted somewhere in the form: the first field of it that is there. */
  desk.takesPicture = null;

  /** A group with a picture: its file and what is said of it. */
  desk.pictureGroup = (control, path, pen) => {
    const named = (name) => control.fields.find((field) => field.name === name);
    const beside = desk.fields(control.fields.filter(({ name }) => BESIDE.includes(name)), path, pen);
    const rest = desk.fields(control.fields.filter(({ name }) => !BESIDE.includes(name)), path, pen);
    const hides = Boolean(named("redactions"));
    const found = h("ul", { class: "found-here" });
    const told = h("p", { class: "help picture-told", role: "status" });
    const canvas = h("canvas", { class: "picture-shown", role: "img", hidden: true });
    let values = {};
    let shown = { file: null, image: null };

    const draw = () => {
      const { image } = shown;
      desk.show(canvas, image);
      desk.show(edit, image && hides);
      if (!image) return;
      if (dialog) dialog.renew(shown);
      desk.paintPicture(canvas, image, desk.boxes(values.redactions), 480);
      canvas.setAttribute("aria-label", values.alt || values.file);
    };
    const load = async () => {
      const file = values.file || null;
      if (shown.file === file) return draw();
      shown = { file, image: null };
      draw();
      if (!file || pen.only) return;
      const image = new Image();
      image.src = `picture/${encodeURIComponent(pen.item)}/${file.split("/").map(encodeURIComponent).join("/")}`;
      await image.decode().catch(() => {});
      if (shown.file !== file || !image.naturalWidth) return;
      shown.image = image;
      draw();
    };

    /** Take a picture that somebody gives. */
    const take = async (files) => {
      const pictures = [...files].filter(desk.isPictureFile);
      const [file] = pictures;
      if (!file || pen.only) return;
      const asked = pen.item;
      desk.say(told, "pictureComing");
      let answer;
      try {
        answer = await fetch(`picture/${encodeURIComponent(asked)}?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file });
      } catch {
        return desk.say(told, "pictureFailed");
      }
      const taken = await answer.json().catch(() => ({}));
      told.removeAttribute("data-t");
      if (answer.status === 413) return desk.say(told, "pictureLarge");
      if (!answer.ok) return desk.refuse(told, { message: taken.message || desk.t("pictureFailed"), told: taken });
      if (pen.item !== asked) return desk.notice(desk.t("pictureElsewhere", { file: taken.file }));
      const old = values;
      await put(taken);
      const words = [desk.t("pictureBare", taken)];
      if (old.file && old.file !== taken.file && hides) words.push(desk.t("pictureFresh"));
      if (pictures.length > 1) words.push(desk.t("pictureAlso"));
      desk.write(told, words.join(". ").replaceAll("..", "."));
      const { input } = named("alt") ? beside.spot(["alt"]) : {};
      if (input && !values.alt) input.focus();
    };
    const put = async ({ file }) => {
      if (values.file === file) return;
      const gone = ["focus", "redactions"].filter((name) => values.file && values[name] !== undefined);
      await pen.alone(async () => () => {
        pen.put([...path(), "file"], file);
        for (const name of gone) pen.remove([...path(), name]);
      });
      const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !gone.includes(name)));
      part.set({ ...kept, file }, true);
    };

    const chooser = (extra) => {
      const input = h("input", { type: "file", accept: KINDS, class: "off", tabindex: "-1", "aria-hidden": "true", ...extra });
      input.addEventListener("change", async () => {
        await take(input.files);
        input.value = "";
      });
      return input;
    };
    const button = (word, act, look = "button") => {
      const el = h("button", { type: "button", class: look, t: word });
      el.addEventListener("click", act);
      return el;
    };
    const [file, camera] = [chooser({}), chooser({ capture: "environment" })];
    const choose = button("pictureChoose", () => file.click());
    const snap = button("pictureTake", () => camera.click(), "button touch-only");
    const edit = button("pictureEdit", () => dialog.open(shown, edit));
    const none = button("pictureNone", async () => {
      await pen.alone(async () => () => pen.remove(path()));
      part.set({}, true);
      choose.focus();
    });
    const dialog = hides ? desk.areas(path, pen, { values: () => values, set: (now) => part.set(now, true) }) : null;
    const how = h("p", { class: "help", t: "pictureHow" });
    const row = pen.only ? null : h("div", { class: "row" }, choose, snap, edit, none, file, camera);
    const zone = h("div", { class: "picture-zone" }, canvas, row, pen.only ? null : how, told);
    const fold = h("details", { class: "part" }, h("summary", {}, h("span", { class: "lab", t: hides ? "pictureNumbers" : "pictureMore" })), ...rest.els);
    const words = h("div", {}, ...beside.els);
    const must = control.required ? h("span", { class: "must", t: "mustHave" }) : null;
    const head = h("div", { class: "field-head" }, h("span", { class: "lab", text: control.label }), must);
    const el = h("div", { class: "field picture-field" }, head, zone, found, words, fold, dialog && dialog.el);

    const part = {
      el,
      set(now, force) {
        values = typeof now === "string" ? { file: now } : now && typeof now === "object" ? now : {};
        beside.set(values, force);
        rest.set(values, force);
        desk.say(choose, values.file ? "pictureOther" : "pictureChoose");
        desk.show(none, values.file);
        desk.show(how, !values.file);
        desk.show(words, Object.keys(values).length);
        if (!values.file) desk.write(told, "");
        load();
        if (dialog) dialog.set();
      },
      spot: ([name, ...below]) => {
        const place = BESIDE.includes(name) ? beside : rest;
        if (place === rest && name) fold.open = true;
        if (place === beside) desk.show(words, true);
        if (!name && values.file && named("alt") && !values.alt) return beside.spot(["alt"]); // what is missing
        return (name && place.spot([name, ...below])) || { input: choose, found };
      },
    };
    const give = { el, take };
    desk.takesPicture = () => (give.el.isConnected && !pen.only ? take : null);
    return part;
  };
})();
