import sharp from "sharp";
import { drawnText } from "./drawn-text.ts";

/** A plain picture with a caption, standing in for a photographed document. */
export function demoPhoto(caption: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400">
    <rect width="640" height="400" fill="#f4f1ea"/><rect x="24" y="24" width="592" height="352" fill="none" stroke="#0f5257" stroke-width="3"/>
    ${drawnText({ text: caption, x: 320, y: 190, size: 36, fill: "#1d2b2c" })}
    ${drawnText({ text: "DEMO · 演示", x: 320, y: 240, size: 24, fill: "#6b7472" })}</svg>`;
  return sharp(Buffer.from(svg)).jpeg().toBuffer();
}
