"use strict";
(async () => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const result = document.getElementById("result");
  const able = window.crypto && crypto.subtle ? await minisig.able() : false;
  const WORST = ["unknown", "recalled", "replaced", "unproven", "ours"];

  const say = (verdict, head, ...lines) => ({ verdict, head, lines });
  const show = (...found) => {
    const worst = WORST.find((verdict) => found.some((one) => one.verdict === verdict));
    result.dataset.verdict = worst;
    result.replaceChildren(...found.flatMap((one) => {
      const strong = Object.assign(document.createElement("strong"), { textContent: one.head });
      return [strong, ...one.lines.map((line) => Object.assign(document.createElement("div"), { textContent: line }))];
    }));
    result.scrollIntoView({ block: "nearest" });
  };

  /** What a manifest says; null where it is none. Its texts are the page's to show, never markup. */
  const manifestOf = (raw, signatures) => {
    try {
      const told = JSON.parse(raw);
      const files = new Map(told.files.map((file) => [file.sha256, file.path]));
      return { ...told, raw: new TextEncoder().encode(raw), files, listed: told.files, signatures, judged: null };
    } catch {
      return null;
    }
  };
  /** Who approved a manifest and when; or why it is not approved. Each is looked into once. */
  const judged = (round) => (round.judged ??= (async () => {
    if (!data.names.includes(round.unit)) return { why: [`là bản kê của ${round.unit ?? "đơn vị không rõ"}`] };
    const people = new Map();
    const why = [];
    for (const text of round.signatures) {
      const found = await minisig.judge(text, round.raw, data.approvers, round.bulletin);
      if (found.by) people.set(found.by.person, found);
      else why.push(found.why);
    }
    const needed = Math.max(1, round.approvals);
    if (people.size < needed) return { why: why.length ? why : [`mới ${people.size} trong ${needed} chữ ký`] };
    const when = Math.max(...[...people.values()].map((one) => one.when));
    return { when, who: [...people.values()].map((one) => one.by.name).join(", ") };
  })());
  const rounds = data.rounds.map((one) => manifestOf(one.manifest, one.signatures)).filter(Boolean);
  const monthOf = ({ bulletin }) => {
    const [, year, month, day, , number] = bulletin.match(/^(?:khan-)?(\d{4})-(\d\d)(?:-(\d\d)(-(\d+))?)?$/);
    return day ? `tin khẩn ${day}/${month}/${year}${number ? ` số ${number}` : ""}` : `tháng ${month}/${year}`;
  };
  const dayOf = (when) => new Date(when).toLocaleDateString("vi-VN", { day: "2-digit", month: "2-digit", year: "numeric" });

  /** Whether a state of a month that is approved was approved last. */
  const isLast = async (round, when) => {
    for (const other of rounds)
      if (other !== round && other.bulletin === round.bulletin && ((await judged(other)).when ?? 0) > when) return false;
    return true;
  };
  const tell = async (round, ...what) => {
    if (!able)
      return say("unproven", "Có trong danh sách của trang này", ...what,
        "Trình duyệt này chưa kiểm tra được chữ ký số: chỉ tin khi trang này ở địa chỉ chính thức của cơ quan, hoặc mở bằng trình duyệt mới hơn.");
    const found = await judged(round);
    if (found.why) return say("unknown", "Chữ ký không đúng", ...what, ...found.why.map((why) => `Chữ ký ${why}.`));
    const signed = `Chữ ký số đúng: ${found.who}, ngày ${dayOf(found.when)}.`;
    if (round.unit !== data.names[0]) what.push(`Khi ấy đơn vị tên là ${round.unit}.`);
    return (await isLast(round, found.when))
      ? say("ours", "Đúng của đơn vị", ...what, signed)
      : say("replaced", "Của đơn vị, nhưng đã có bản mới thay", ...what, signed);
  };
  /** The newest first of the rounds of which something is true. */
  const newest = async (right) => {
    const found = rounds.filter(right);
    if (!able) return found[0];
    const times = await Promise.all(found.map(async (one) => (await judged(one)).when ?? 0));
    return [...found].sort((one, other) => times[found.indexOf(other)] - times[found.indexOf(one)])[0];
  };

  /** The letters of a code, or null where one is wrong, missing or too much: the weighted sum is a multiple of 23. */
  const read = (typed) => {
    const letters = typed.toUpperCase().replace(/[\s.\u00a0\u2010-\u2015\u2212-]/g, "");
    const places = [...letters].map((letter) => data.letters.indexOf(letter));
    if (places.length !== 8 || places.includes(-1)) return null;
    const sum = places.reduce((total, place, at) => total + (at + 1) * place, 0);
    return sum % data.letters.length ? null : `${letters.slice(0, 4)}-${letters.slice(4)}`;
  };
  const recalled = (code, reason) => say("recalled", "Tin này đã thu hồi",
    `Lý do: ${reason.replace(/\.$/, "")}.`, `Đừng làm theo, đừng chuyển tiếp tin mang mã ${code}.`);
  /** What an edition published. Its signatures are verified where this page is written: a browser takes it on trust. */
  const ofEdition = ({ title, unit, bulletin, last }) => {
    const what = title ? `Tin «${title}», bản tin ${monthOf({ bulletin })} do ${unit} phát hành.` : `Cả bản tin ${monthOf({ bulletin })} do ${unit} phát hành.`;
    const trust = `Chữ ký đã kiểm khi ghi trang này: chỉ tin khi trang này ở địa chỉ chính thức của ${data.names[0]}.`;
    if (!last) return say("replaced", "Đúng, nhưng đã có bản mới thay", what, trust);
    return say("ours", `Đúng của ${unit}`, what, ...(title ? ["So tiêu đề này với tin đã nhận: khác là giả."] : []), trust);
  };
  const code = async (typed) => {
    const found = read(typed);
    if (!found) return say("unknown", "Mã gõ chưa đúng", "Mã có 8 chữ và số. Xem lại từng chữ rồi gõ lại.");
    if (found in data.withdrawn) return recalled(found, data.withdrawn[found]);
    const itemOf = (round) => (round.items ?? []).find((item) => item.code === found);
    const round = await newest((one) => itemOf(one) || one.code === found);
    if (!round && found in data.editions) return ofEdition(data.editions[found]);
    if (!round) return say("unknown", "Không có tin nào mang mã này", "Đừng làm theo, đừng chia sẻ tin ấy. Báo cho đơn vị.");
    const item = itemOf(round);
    return item
      ? tell(round, `Tin «${item.title}», bản tin ${monthOf(round)}.`, "So tiêu đề này với tin đã nhận: khác là giả.")
      : tell(round, `Cả bản tin ${monthOf(round)}.`);
  };

  /** What files are: manifests together with their signatures first, by which the others are then looked up too. */
  const files = async (dropped) => {
    if (!window.crypto || !crypto.subtle) return [say("unknown", "Trình duyệt này không tính được mã của tệp", "Hãy gõ mã tin.")];
    const read = await Promise.all([...dropped].map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
    const text = (bytes) => {
      try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
      } catch {
        return "";
      }
    };
    const signatures = read.filter((file) => file.name.endsWith(".minisig")).map((file) => text(file.bytes));
    const found = [];
    const others = [];
    for (const file of read) {
      const round = file.name.endsWith(".json") ? manifestOf(text(file.bytes), signatures) : null;
      if (round) found.push(await manifest(file.name, round));
      else if (!file.name.endsWith(".minisig")) others.push(file);
    }
    for (const file of others) found.push(await one(file));
    if (!found.length) found.push(say("unknown", "Chỉ có chữ ký", "Thả cùng lúc tệp manifest.json đi kèm."));
    return found;
  };
  const manifest = async (name, round) => {
    const known = rounds.find((one) => one.raw.length === round.raw.length && one.raw.every((byte, at) => byte === round.raw[at]));
    if (!known && !round.signatures.length)
      return say("unknown", "Bản kê chưa có chữ ký", `Tệp ${name}: thả cùng lúc tệp ${name}.minisig đi kèm.`);
    const told = await tell(known ?? round, `Tệp ${name} là bản kê ${round.files.size} tệp của bản tin ${monthOf(round)}.`);
    if (!known && !able) return say("unknown", "Không kiểm tra được bản kê này", ...told.lines);
    if (!known && told.verdict !== "unknown") rounds.push(round);
    return told;
  };
  const one = async ({ name, bytes }) => {
    const digest = await minisig.sha256(bytes);
    const round = await newest((each) => each.files.has(digest));
    const shown = round?.listed.find((file) => file.sha256 === digest).item;
    const gone = (round?.items ?? []).find((item) => item.item === shown && item.code in data.withdrawn)?.code;
    if (gone) return recalled(gone, data.withdrawn[gone]);
    if (round) return tell(round, `Tệp ${name} là ${round.files.get(digest)}, bản tin ${monthOf(round)}, đúng từng byte.`);
    return say("unknown", "Không đúng tệp nào đã duyệt", `Tệp ${name}.`, "Ảnh bị nén lại, hay tệp đã bị sửa: gõ mã tin rồi so từng chữ.");
  };

  document.getElementById("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    show(await code(document.getElementById("code").value));
  });
  const input = document.getElementById("file");
  input.addEventListener("change", async () => {
    if (input.files.length) show(...(await files(input.files)));
    input.value = "";  // so that the same file, changed, is looked at anew
  });
  const drop = document.getElementById("drop");
  for (const name of ["dragenter", "dragover"])
    document.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  document.addEventListener("dragleave", () => drop.classList.remove("over"));
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer.files.length) show(...(await files(event.dataTransfer.files)));
  });
  document.documentElement.dataset.ready = "";
  const asked = new URLSearchParams(location.hash.slice(1)).get("ma");
  if (asked) {
    document.getElementById("code").value = asked;
    show(await code(asked));
  }
})();
