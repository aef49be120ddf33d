/* Checking a code: looked up in the part of a list that begins as it does. */
"use strict";
(() => {
  const LETTERS = "23456789ACFHJKMNPRTVWXY";
  const form = document.getElementById("kiem-tra");
  const field = document.getElementById("ma");
  const result = document.getElementById("ket-qua");
  const known = new Map();
  const loading = new Map();
  let shards = new Set();

  window.bantinCodes = {
    begin(found) {
      shards = new Set(found);
      const wanted = decodeURIComponent(location.hash.slice(1));
      if (wanted) {
        field.value = wanted;
        check();
      }
    },
    codes(found) {
      for (const [code, told] of Object.entries(found)) known.set(code, told);
    },
  };

  const load = (name) => {
    if (!loading.has(name)) {
      loading.set(
        name,
        new Promise((done) => {
          const script = document.createElement("script");
          script.src = `ma/${name}.js`;
          script.onload = script.onerror = done;
          document.head.append(script);
        }),
      );
    }
    return loading.get(name);
  };

  const read = (typed) => {
    const letters = typed.toUpperCase().replace(/[-‐‑‒–—−.\s]/g, "");
    const sum = [...letters].reduce((total, letter, at) => total + (at + 1) * LETTERS.indexOf(letter), 0);
    const right = letters.length === 8 && [...letters].every((letter) => LETTERS.includes(letter)) && sum % LETTERS.length === 0;
    return right ? `${letters.slice(0, 4)}-${letters.slice(4)}` : null;
  };

  const tell = (verdict, heading, ...lines) => {
    result.dataset.verdict = verdict;
    const strong = Object.assign(document.createElement("strong"), { textContent: heading });
    result.replaceChildren(strong, ...lines.filter(Boolean));
  };
  const line = (text) => Object.assign(document.createElement("span"), { textContent: `${text} ` });
  const link = (address, text) => Object.assign(document.createElement("a"), { href: address, textContent: text });

  const check = async () => {
    const code = read(field.value);
    if (!code) return tell("unknown", "Đây không phải mã tin", line("Mã có tám chữ và số, như K7M4-2RXF. Xem lại có gõ nhầm."));
    const shard = code.slice(0, 2);
    if (shards.has(shard)) await load(shard);
    const told = known.get(code);
    if (!told) return tell("unknown", `Không có tin nào mang mã ${code}`, line("Tin mang mã này không phải của đơn vị, hoặc mới hơn trang này."));
    const { state, title, issue, address, by, reason, of } = told;
    const page = link(address, title);
    if (state === "recalled") return tell("recalled", "Tin này đã thu hồi", line(reason ? `Lý do: ${reason}.` : ""), line(issue + ":"), page);
    if (state === "replaced") return tell("replaced", "Bản này không dùng nữa", line(by ? `Nay thay bằng bản mang mã ${by}.` : "Đã có bản duyệt sau."), page);
    if (of) return tell("ours", `Mã này là của ${of}`, line(`${title}, ${issue}, đơn vị ấy phát hành.`), line("So tiêu đề này với tin đã nhận: khác là giả."));
    return tell("ours", "Mã này là của đơn vị", line(`${issue}:`), page, line("So tiêu đề này với tin đã nhận: khác là giả."));
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
})();
