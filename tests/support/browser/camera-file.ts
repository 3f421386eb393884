import { writeFile } from "node:fs/promises";
import bwipjs from "bwip-js/node";
import sharp from "sharp";

const WIDTH = 640;
const HEIGHT = 480;
/** Chromium shows the file's pictures over and over. */
const PICTURES = 8;

/** Writes what a browser's camera sees: a label with a code, as motion JPEG. */
export async function writeCameraFile(
  path: string,
  code: { bcid: "code128" | "qrcode" | "ean13"; text: string },
): Promise<void> {
  const label = await bwipjs.toBuffer({
    ...code,
    scale: 3,
    paddingwidth: 10,
    paddingheight: 10,
    backgroundcolor: "FFFFFF",
  });
  const picture = await sharp({
    create: { width: WIDTH, height: HEIGHT, channels: 3, background: "#d9d4c7" },
  })
    .composite([{ input: await sharp(label).resize({ width: 520, height: 360, fit: "inside" }).toBuffer() }])
    .jpeg({ quality: 92 })
    .toBuffer();
  await writeFile(path, Buffer.concat(Array.from({ length: PICTURES }, () => picture)));
}
