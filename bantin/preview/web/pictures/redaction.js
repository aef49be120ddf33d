/* Pictures painted as cards paint them: what is hidden is destroyed, by the same sums as bantin/paint/redaction.py. */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const MARGIN = 8; // pixels of the picture by which every box grows
  const BLOCKS = 4;
  const SMALLEST = 16;
  const SIDES = ["x", "y", "width", "height"];

  /** The boxes among what a file has, as numbers; what is none is null, so that places stay. */
  desk.boxes = (written) =>
    (Array.isArray(written) ? written : []).map((one) => {
      const box = one && typeof one === "object" ? SIDES.map((side) => Number(one[side])) : [];
      return box.length && box.every((side) => Number.isFinite(side)) ? box : null;
    });

  const blocks = (pixels) => Math.max(1, Math.min(BLOCKS, Math.floor(pixels / SMALLEST)));

  /** The first pixel of a block, and of the one behind the last: each pixel is of the block in which its middle lies. */
  const edge = (block, pixels, count) => Math.floor((block * pixels) / count + 0.5);

  /** Mean colours of a region's blocks: [red, green, blue] of each, row by row. */
  const means = ({ data, width, height }, across, down) => {
    const found = [];
    for (let row = 0; row < down; row += 1) {
      for (let column = 0; column < across; column += 1) {
        const [left, right] = [column, column + 1].map((one) => edge(one, width, across));
        const [top, low] = [row, row + 1].map((one) => edge(one, height, down));
        const sum = [0, 0, 0];
        for (let y = top; y < low; y += 1) {
          for (let at = (y * width + left) * 4; at < (y * width + right) * 4; at += 4) {
            for (let color = 0; color < 3; color += 1) sum[color] += data[at + color];
          }
        }
        found.push(sum.map((total) => total / ((right - left) * (low - top))));
      }
    }
    return found;
  };

  /** Where a pixel lies among blocks: the two beside it, and how far it is towards the second. */
  const between = (pixel, pixels, count) => {
    const place = Math.min(count - 1, Math.max(0, ((pixel + 0.5) * count) / pixels - 0.5));
    const first = Math.floor(place);
    return [first, Math.min(count - 1, first + 1), place - first];
  };

  const destroy = (drawing, [x, y, width, height], [wide, high], scale) => {
    const place = [Math.max(0, x - MARGIN), Math.max(0, y - MARGIN), Math.min(wide, x + width + MARGIN), Math.min(high, y + height + MARGIN)];
    const [left, top, right, low] = place.map((side) => Math.round(side * scale));
    if (left >= right || top >= low) return;
    const [across, down] = [blocks(place[2] - place[0]), blocks(place[3] - place[1])];
    const region = drawing.getImageData(left, top, right - left, low - top);
    const colors = means(region, across, down);
    for (let row = 0; row < region.height; row += 1) {
      const [above, below, part] = between(row, region.height, down);
      for (let column = 0; column < region.width; column += 1) {
        const [before, after, share] = between(column, region.width, across);
        for (let color = 0; color < 3; color += 1) {
          const of = (line, block) => colors[line * across + block][color];
          const upper = of(above, before) * (1 - share) + of(above, after) * share;
          const lower = of(below, before) * (1 - share) + of(below, after) * share;
          region.data[(row * region.width + column) * 4 + color] = upper * (1 - part) + lower * part;
        }
      }
    }
    drawing.putImageData(region, left, top);
  };

  /** A picture made smaller, once for each size: masks are painted on it as often as a finger moves. */
  const smaller = new WeakMap();
  const scaled = (image, most) => {
    const sizes = smaller.get(image) || smaller.set(image, new Map()).get(image);
    if (!sizes.has(most)) {
      const scale = Math.min(1, most / Math.max(image.naturalWidth, image.naturalHeight));
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
      canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
      const drawing = canvas.getContext("2d");
      drawing.imageSmoothingQuality = "high";
      drawing.drawImage(image, 0, 0, canvas.width, canvas.height);
      sizes.set(most, { canvas, scale });
    }
    return sizes.get(most);
  };

  /** Paint a picture on a canvas, no side of it longer than `most`, with what is hidden destroyed. */
  desk.paintPicture = (canvas, image, boxes, most) => {
    const { canvas: base, scale } = scaled(image, most);
    canvas.width = base.width;
    canvas.height = base.height;
    const drawing = canvas.getContext("2d", { willReadFrequently: true });
    drawing.drawImage(base, 0, 0);
    for (const box of boxes) if (box) destroy(drawing, box, [image.naturalWidth, image.naturalHeight], scale);
  };
})();
