/* «Mở số mới»: the next month, with the items of the last that are ticked; each is to be read again before it goes out. */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  if (!desk.data.live || !desk.data.live.write) return;
  const { h } = desk;

  desk.learn({
    vi: {
      followOpen: "Mở số mới",
      followHead: "Mở số tháng {month}",
      followHow: "Danh bạ, bảng LED và màu của đơn vị giữ nguyên; tên bản tin và kỳ đổi sang tháng {month}. Lấy tiếp những tin nào của số tháng {before}?",
      followMark: "Tin lấy tiếp mang chữ «(số trước)»: đọc lại, sửa chỗ đã khác rồi bỏ chữ ấy; còn chữ ấy thì tin chưa đăng được.",
      followDo: "Mở số tháng {month}",
      followed: "Đã mở số tháng {month}: {n} tin cần đọc lại",
      followCancel: "Thôi",
    },
    en: {
      followOpen: "Open the next month",
      followHead: "Open {month}",
      followHow: "The unit's contacts, boards and colours stay; title and days become those of {month}. Which items of {before} go on?",
      followMark: "What goes on is marked «(số trước)»: read it again, change what is different, then remove the mark; until then it cannot go out.",
      followDo: "Open {month}",
      followed: "{month} is open: {n} items to read again",
      followCancel: "Cancel",
    },
  });

  const [head, how] = [h("h2"), h("p")];
  const list = h("div", { class: "options follow-items", role: "group", tLabel: "items" });
  const said = h("p", { role: "status", class: "whole-said" });
  const act = h("button", { type: "button", class: "button strong" });
  const away = h("button", { type: "button", class: "button", t: "followCancel" });
  const dialog = h(
    "dialog",
    { class: "sheet whole follow", tLabel: "followOpen" },
    h("div", { class: "whole-head" }, head),
    h("div", { class: "whole-report" }, how, list, h("p", { class: "help", t: "followMark" })),
    h("div", { class: "whole-foot" }, said, away, act),
  );
  document.getElementById("write").append(dialog);
  let asked = null;
  away.addEventListener("click", () => dialog.close());

  const show = async () => {
    try {
      asked = await desk.pen.ask("following", {});
    } catch (error) {
      return desk.notice(error, desk.refuse);
    }
    const [month, before] = [asked.month, asked.before].map(desk.monthName);
    desk.write(head, desk.t("followHead", { month }));
    desk.write(how, desk.t("followHow", { month, before }));
    desk.write(act, desk.t("followDo", { month }));
    desk.write(said, "");
    list.replaceChildren(
      ...asked.items.map(({ item, label, title, stands }) => {
        const box = h("input", { type: "checkbox", value: item });
        box.checked = stands;
        return h("label", { class: "option" }, box, h("span", { text: `${label}: ${title}` }));
      }),
    );
    act.disabled = false;
    dialog.showModal();
  };

  /** Wait until a month is shown. */
  const shown = (month) =>
    new Promise((done) => {
      const look = () => {
        if (desk.data.month !== month) return;
        document.removeEventListener("desk:shown", look);
        done();
      };
      document.addEventListener("desk:shown", look);
      look();
    });

  act.addEventListener("click", async () => {
    const items = [...list.querySelectorAll("input:checked")].map((box) => box.value);
    act.disabled = true;
    try {
      await desk.pen.flush();
      const told = await desk.pen.ask("follow", { ...asked, items });
      dialog.close();
      document.dispatchEvent(new CustomEvent("desk:month", { detail: { name: told.month } }));
      await shown(told.month);
      await desk.pen.open("bulletin");
      desk.notice(desk.t("followed", { month: desk.monthName(told.month), n: told.items.length }));
    } catch (error) {
      desk.refuse(said, error);
      act.disabled = false;
    }
  });

  const open = h("button", { type: "button", class: "button", t: "followOpen" });
  open.addEventListener("click", show);
  document.querySelector("#write .new").append(open);
})();
