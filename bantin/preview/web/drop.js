/* Files that are dropped on the page or pasted into the form: pictures go to the field of the picture, documents to whole.js. */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  if (!desk.data.live || !desk.data.live.write) return;
  const write = document.getElementById("write");

  desk.learn({
    vi: { pictureWhere: "Mở «Soạn tin», chọn một tin rồi thả ảnh vào đó", notTaken: "Chỉ nhận tệp ảnh và tệp Word .docx" },
    en: { pictureWhere: "Open Write, choose an item, then drop the picture there", notTaken: "Only pictures and Word files (.docx) are taken" },
  });

  /** Who takes files: [whether one is for it, what it does with them], the first that fits. */
  desk.takers = [
    [
      desk.isPictureFile,
      (files) => {
        const take = !write.hidden && desk.takesPicture && desk.takesPicture();
        if (take) take(files);
        else desk.notice(desk.t("pictureWhere"));
      },
    ],
  ];
  const give = (files) => {
    for (const [fits, take] of desk.takers) {
      const own = files.filter(fits);
      if (own.length) return take(own);
    }
    desk.notice(desk.t("notTaken"));
  };

  const holdsFiles = (event) => [...event.dataTransfer.types].includes("Files");
  let leaving = 0;
  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault(); // or the browser would open the file in place of the page
    write.classList.add("dropping");
    clearTimeout(leaving);
    leaving = setTimeout(() => write.classList.remove("dropping"), 500);
  });
  document.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    write.classList.remove("dropping");
    give([...event.dataTransfer.files]);
  });
  // Before the fields do: a picture copied from a web page brings its HTML along, which says nothing.
  write.addEventListener(
    "paste",
    (event) => {
      const files = [...event.clipboardData.files].filter(desk.isPictureFile);
      if (!files.length || event.clipboardData.getData("text/plain").trim()) return;
      event.preventDefault();
      event.stopPropagation();
      give(files);
    },
    true,
  );
})();
