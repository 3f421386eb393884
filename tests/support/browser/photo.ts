import sharp from "sharp";

/** A photograph as a phone would make it, small: grain, so that it is no single colour. */
export async function photo(label: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await sharp({
    create: {
      width: 900,
      height: 600,
      channels: 3,
      background: "#b9c7c4",
      noise: { type: "gaussian", mean: 150, sigma: 40 },
    },
  })
    .jpeg()
    .toBuffer();
  return { name: `${label}.jpg`, mimeType: "image/jpeg", buffer };
}
