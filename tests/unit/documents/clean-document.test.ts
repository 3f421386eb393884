import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { cleanDocument } from "#server/documents/clean-document.ts";

const photo = () => sharp({ create: { width: 64, height: 48, channels: 3, background: "#88aa44" } });

async function refusal(bytes: Buffer): Promise<string> {
  const failure = await cleanDocument(bytes).then(
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

function pdfOf(objects: string | Buffer): Buffer {
  return Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.from(objects), Buffer.from("\ntrailer\n%%EOF\n")]);
}

function objectStream(inner: string): Buffer {
  const body = deflateSync(Buffer.from(inner));
  const head = `5 0 obj\n<< /Type /ObjStm /Filter /FlateDecode /Length ${body.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), body, Buffer.from("\nendstream endobj")]);
}

describe("a picture", () => {
  test("is kept without its position and without what hides behind it", async () => {
    const withGps = await photo()
      .withExif({ IFD3: { GPSLatitude: "31/1 14/1 0/1", GPSLatitudeRef: "N" } })
      .jpeg()
      .toBuffer();
    expect((await sharp(withGps).metadata()).exif).toBeDefined();
    const polyglot = Buffer.concat([withGps, Buffer.from("PK\u0003\u0004<script>alert(1)</script>")]);
    const clean = await cleanDocument(polyglot);
    expect(clean.contentType).toBe("image/jpeg");
    expect((await sharp(clean.bytes).metadata()).exif).toBeUndefined();
    expect(clean.bytes.includes("script")).toBe(false);
  });

  test("is known by its bytes: a PNG under another name is one all the same", async () => {
    expect((await cleanDocument(await photo().png().toBuffer())).contentType).toBe("image/jpeg");
  });

  test("turned by its camera stands upright afterwards", async () => {
    const turned = await photo().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await sharp((await cleanDocument(turned)).bytes).metadata()).toMatchObject({
      width: 48,
      height: 64,
    });
  });

  test("of 40,000 × 40,000 pixels is refused before it is decoded", async () => {
    expect(await refusal(pngOf(40_000, 40_000))).toBe("document_pixels");
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
    expect(["document_type", "document_unreadable"]).toContain(await refusal(Buffer.from(content, "latin1")));
  });
});

describe("a PDF", () => {
  test("that only shows pages is kept", async () => {
    const bytes = pdfOf(objectStream("<< /Type /Page /Contents 7 0 R >>"));
    expect(await cleanDocument(bytes)).toEqual({ bytes, contentType: "application/pdf" });
  });

  test.each<[string, string | Buffer]>([
    ["a script", "<< /S /JavaScript /JS (app.alert(1)) >>"],
    ["a script with an escaped name", "<< /S /J#61vaScript >>"],
    ["a script inside a compressed object stream", objectStream("<< /S /JavaScript >>")],
    ["an action on opening", "<< /OpenAction 3 0 R >>"],
    ["a program to start", "<< /S /Launch >>"],
    ["an attachment", "<< /Type /EmbeddedFile >>"],
    ["a password", "<< /Encrypt 9 0 R >>"],
    ["an object stream that nobody can look into", "<< /Type /ObjStm >>\nstream\nnot deflated\nendstream"],
  ])("with %s is refused", async (_what, objects) => {
    expect(await refusal(pdfOf(objects))).toBe("document_active");
  });

  test("cut off in the middle is refused", async () => {
    expect(await refusal(Buffer.from("%PDF-1.7\n1 0 obj"))).toBe("document_unreadable");
  });
});
