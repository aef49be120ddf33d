"use strict";
/** Signatures of manifests, judged as bantin judges them: each is written in exactly one way, and all of it counts. */
const minisig = (() => {
  const WRITTEN = new RegExp(
    "^untrusted comment: approved with bantin, https://jedisct1\\.github\\.io/minisign/ verifies it\n" +
      "([A-Za-z0-9+/]{99}=)\ntrusted comment: (timestamp:([0-9]{1,11})\tfile:manifest\\.json\tbulletin:((?:khan-)?[0-9-]{7,13})" +
      "(?:\tscan:[0-9a-f]{64})?(?:\tcommit:(?:[0-9a-f]{40}|[0-9a-f]{64}))?\thashed)\n([A-Za-z0-9+/]{86}==)\n$",
  );
  const DAY = 86400000;

  /** The bytes of a text in base64; null where some bits of its letters say nothing. */
  const bytes = (base64) => {
    const read = atob(base64);
    return btoa(read) === base64 ? Uint8Array.from(read, (letter) => letter.charCodeAt(0)) : null;
  };
  const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);
  const hex = (data) => [...data].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const sha256 = async (data) => hex(new Uint8Array(await crypto.subtle.digest("SHA-256", data)));
  const keyOf = (raw) => crypto.subtle.importKey("raw", raw, { name: "Ed25519" }, false, ["verify"]);

  /** Whether this browser can verify at all. */
  const able = async () => {
    try {
      await keyOf(bytes("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="));
      return true;
    } catch {
      return false;
    }
  };
  const read = (text) => {
    const found = WRITTEN.exec(text);
    const signed = found && bytes(found[1]);
    const comment = found && bytes(found[5]);
    if (!signed || !comment || signed[0] !== 0x45 || signed[1] !== 0x44) return null;  // «ED»: of the BLAKE2b
    return {
      key: signed.slice(2, 10), signature: signed.slice(10), comment, trusted: found[2],
      when: 1000 * Number(found[3]), month: found[4],
    };
  };
  const verifies = async (sign, approver, manifest) => {
    const known = bytes(approver.key);
    if (!known || !same(known.slice(2, 10), sign.key)) return false;
    const key = await keyOf(known.slice(10));
    const whole = new Uint8Array([...sign.signature, ...new TextEncoder().encode(sign.trusted)]);
    return (await crypto.subtle.verify("Ed25519", key, sign.signature, blake2b(manifest)))
      && crypto.subtle.verify("Ed25519", key, sign.comment, whole);
  };

  /**
   * Judges a signature.
   * @returns the approver and when; or why it does not count.
   */
  const judge = async (text, manifest, approvers, month) => {
    const sign = read(text);
    if (!sign) return { why: "không phải chữ ký, hoặc đã bị sửa" };
    let by = null;
    for (const one of approvers) if (!by && (await verifies(sign, one, manifest))) by = one;
    if (!by) {
      const named = approvers.find((one) => same(bytes(one.key).slice(2, 10), sign.key));
      return { why: named
        ? `ghi là của ${named.name} nhưng không phải ký trên bản này`
        : "ký bằng khóa không có trong danh sách người duyệt của đơn vị" };
    }
    if (sign.month !== month) return { why: `là chữ ký cho tháng ${sign.month}` };
    const day = new Date(sign.when).setHours(0, 0, 0, 0);
    if (day > new Date().setHours(0, 0, 0, 0) + 1.5 * DAY) return { why: "ghi ngày sau hôm nay" };
    if (day < new Date(`${by.since}T00:00`).getTime() - 1.5 * DAY) return { why: `ghi ngày trước khi ${by.name} có khóa` };
    if (by.keeps && !by.keeps.includes(await sha256(manifest))) return { why: `ký bằng khóa của ${by.name}, đã thu hồi` };
    return { by, when: sign.when };
  };
  return { able, judge, sha256 };
})();
