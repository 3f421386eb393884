import sharp from "sharp";

let made = 0;

/** A small picture unlike any other: what is on a paper makes no difference to most tests, and drawing words takes longer than the rest. */
export function plainPhoto(): Promise<Buffer> {
  made += 1;
  const background = { r: made & 255, g: (made >> 8) & 255, b: 128 };
  return sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .jpeg()
    .toBuffer();
}
