/* What the writing side says beside the words of the desk, in Vietnamese and English. */
"use strict";
(() => {
  const { words } = window.desk;
  Object.assign(words.vi, {
    pictureOf: "Hình của tin",
    write: "Viết",
    look: "Xem hình",
    justChanged: "vừa đổi",
    staleHere: "Hình cũ. Sửa chỗ này thì hình mới hiện ra: {why}",
    notDrawn: "Chưa vẽ được. Sửa chỗ này thì hình hiện ra: {why}",
    goesNowhere: "Tin này không đi kênh nào, nên không có hình.",
    beingDrawn: "Đang vẽ…",
    words: "{n} chữ",
    choosePicture: "Chọn theo hình",
    lettersLeft: "còn {n} ký tự",
    lettersOver: "dài hơn {n} ký tự",
    elsewhere: "Còn {n} lỗi ở tin khác, tệp khác",
  });
  Object.assign(words.en, {
    pictureOf: "Pictures of the item",
    write: "Write",
    look: "Pictures",
    justChanged: "just changed",
    staleHere: "An older picture. Mend this to see the new one: {why}",
    notDrawn: "Not drawn yet. Mend this to see it: {why}",
    goesNowhere: "This item goes to no channel, so there is no picture.",
    beingDrawn: "Being drawn…",
    words: "Words: {n}",
    choosePicture: "Choose by picture",
    lettersLeft: "{n} letters left",
    lettersOver: "{n} letters too long",
    elsewhere: "Errors in other items and files: {n}",
  });
})();
