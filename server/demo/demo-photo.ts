import sharp from "sharp";

/** A plain picture with a caption, standing in for a photographed document. */
export function demoPhoto(caption: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400">
    <rect width="640" height="400" fill="#f4f1ea"/><rect x="24" y="24" width="592" height="352" fill="none" stroke="#0f5257" stroke-width="3"/>
    <text x="320" y="190" font-size="40" text-anchor="middle" fill="#1d2b2c" font-family="sans-serif">${caption}</text>
    <text x="320" y="240" font-size="24" text-anchor="middle" fill="#6b7472" font-family="sans-serif">DEMO · 演示</text></svg>`;
  return sharp(Buffer.from(svg)).jpeg().toBuffer();
}
