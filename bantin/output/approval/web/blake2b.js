"use strict";
/** BLAKE2b with 64 bytes of digest and no key (RFC 7693), which minisign signs and no browser has. */
const blake2b = (() => {
  // Words of 64 bits are pairs in Uint32Arrays, the low half first: BigInt takes seconds for a month's manifest.
  const IV = new Uint32Array([
    0xf3bcc908, 0x6a09e667, 0x84caa73b, 0xbb67ae85, 0xfe94f82b, 0x3c6ef372, 0x5f1d36f1, 0xa54ff53a,
    0xade682d1, 0x510e527f, 0x2b3e6c1f, 0x9b05688c, 0xfb41bd6b, 0x1f83d9ab, 0x137e2179, 0x5be0cd19,
  ]);
  const SIGMA = [
    "0123456789abcdef", "ea489fd61c02b753", "b8c052fdae367194", "7931dcbe265a40f8", "905724afe1bc683d",
    "2c6a0b834d75fe19", "c51fed4a0763928b", "db7ec13950f4862a", "6fe9b308c2d714a5", "a2847615fb9e3cd0",
  ];
  const ORDERS = SIGMA.map((row) => [...row].map((place) => 2 * parseInt(place, 16)));
  const MIXED = [
    [0, 4, 8, 12], [1, 5, 9, 13], [2, 6, 10, 14], [3, 7, 11, 15],
    [0, 5, 10, 15], [1, 6, 11, 12], [2, 7, 8, 13], [3, 4, 9, 14],
  ].map((places) => places.map((place) => 2 * place));
  const v = new Uint32Array(32);
  const m = new Uint32Array(32);

  const add = (to, low, high) => {
    const sum = v[to] + low;
    v[to + 1] += high + (sum > 0xffffffff ? 1 : 0);
    v[to] = sum;
  };
  /** Turns v[a] ^ v[b] to the right by some bits, into v[a]. */
  const turn = (a, b, bits) => {
    const low = v[a] ^ v[b];
    const high = v[a + 1] ^ v[b + 1];
    if (bits === 32) [v[a], v[a + 1]] = [high, low];
    else if (bits === 63) [v[a], v[a + 1]] = [(low << 1) | (high >>> 31), (high << 1) | (low >>> 31)];
    else [v[a], v[a + 1]] = [(low >>> bits) | (high << (32 - bits)), (high >>> bits) | (low << (32 - bits))];
  };
  const mix = (a, b, c, d, x, y) => {
    add(a, v[b], v[b + 1]);
    add(a, m[x], m[x + 1]);
    turn(d, a, 32);
    add(c, v[d], v[d + 1]);
    turn(b, c, 24);
    add(a, v[b], v[b + 1]);
    add(a, m[y], m[y + 1]);
    turn(d, a, 16);
    add(c, v[d], v[d + 1]);
    turn(b, c, 63);
  };
  const compress = (h, block, end, isLast) => {
    v.set(h);
    v.set(IV, 16);
    v[24] ^= end;  // how many bytes there were, of which 2^53 at most
    v[25] ^= Math.floor(end / 0x100000000);
    if (isLast) {
      v[28] = ~v[28];
      v[29] = ~v[29];
    }
    for (let word = 0; word < 32; word++) m[word] = block.getUint32(4 * word, true);
    for (let round = 0; round < 12; round++) {
      const order = ORDERS[round % 10];
      MIXED.forEach(([a, b, c, d], at) => mix(a, b, c, d, order[2 * at], order[2 * at + 1]));
    }
    for (let word = 0; word < 16; word++) h[word] ^= v[word] ^ v[word + 16];
  };

  return (bytes) => {
    const h = Uint32Array.from(IV);
    h[0] ^= 0x01010040;
    const blocks = Math.max(1, Math.ceil(bytes.length / 128));
    const padded = new Uint8Array(128 * blocks);
    padded.set(bytes);
    for (let at = 0; at < blocks; at++)
      compress(h, new DataView(padded.buffer, 128 * at, 128), Math.min(128 * (at + 1), bytes.length), at === blocks - 1);
    const digest = new DataView(new ArrayBuffer(64));
    h.forEach((word, at) => digest.setUint32(4 * at, word, true));
    return new Uint8Array(digest.buffer);
  };
})();
