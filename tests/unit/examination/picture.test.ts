import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { examine } from "#server/examination/examine.ts";

const photo = () => sharp({ create: { width: 64, height: 48, channels: 3, background: "#88aa44" } });

const cleaned = (bytes: Buffer) => examine({ id: "per_1" }, { file: bytes, as: "document" });

async function refusal(bytes: Buffer): Promise<string> {
  const failure = await cleaned(bytes).then(
    () => ({ reason: "accepted" }),
    (error: { reason: string }) => error,
  );
  return failure.reason;
}

/** A PNG that claims to be as large as it says, without the pixels to show for it. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const typed = Buffer.concat([Buffer.from(type, "latin1"), body]);
    const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    checksum.writeUInt32BE(crc32(typed));
    return Buffer.concat([length, typed, checksum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(1_000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

describe("a picture", () => {
  test("is kept without its position and without what hides behind it", async () => {
    const withGps = await photo()
      .withExif({ IFD3: { GPSLatitude: "31/1 14/1 0/1", GPSLatitudeRef: "N" } })
      .jpeg()
      .toBuffer();
    expect((await sharp(withGps).metadata()).exif).toBeDefined();
    const polyglot = Buffer.concat([withGps, Buffer.from("PK\u0003\u0004<script>alert(1)</script>")]);
    const clean = await cleaned(polyglot);
    expect(clean.contentType).toBe("image/jpeg");
    expect((await sharp(clean.bytes).metadata()).exif).toBeUndefined();
    expect(Buffer.from(clean.bytes).includes("script")).toBe(false);
  });

  test("is known by its bytes: a PNG under another name is one all the same", async () => {
    expect((await cleaned(await photo().png().toBuffer())).contentType).toBe("image/jpeg");
  });

  test("turned by its camera stands upright afterwards", async () => {
    const turned = await photo().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await sharp((await cleaned(turned)).bytes).metadata()).toMatchObject({
      width: 48,
      height: 64,
    });
  });

  test("of 40,000 × 40,000 pixels is refused before it is decoded", async () => {
    expect(await refusal(pngOf(40_000, 40_000))).toBe("document_pixels");
  });

  test("of 50 megapixels, sent as the camera took it, is kept, reduced", async () => {
    const taken = sharp({ create: { width: 8160, height: 6144, channels: 3, background: "#88aa44" } });
    const { bytes } = await cleaned(await taken.jpeg().toBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "jpeg", width: 3000, height: 2259 });
  });

  test("cut off in the middle is refused", async () => {
    const whole = await photo().jpeg().toBuffer();
    expect(await refusal(whole.subarray(0, whole.length - 40))).toBe("document_unreadable");
  });

  test.each([
    ["SVG", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ["HTML", "<!doctype html><script>alert(1)</script>"],
    ["a program under a picture's name", "MZ\u0090\u0000\u0003"],
    ["a GIF that is a script as well", "GIF89a/*\u0000\u0000*/=1;alert(1)//"],
    ["plain text", "not a photo"],
  ])("must be one: %s is refused", async (_what, content) => {
    expect(await refusal(Buffer.from(content, "latin1"))).toBe("document_type");
  });
});
