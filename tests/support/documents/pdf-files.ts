import { deflateSync } from "node:zlib";

interface PdfParts {
  /** Further entries of the catalogue, the only page and the trailer. */
  catalog?: string;
  page?: string;
  trailer?: string;
  /** Whole indirect objects from number 4 on, in the order in which they stand in the file. */
  objects?: readonly (string | Buffer)[];
}

/** A PDF of one empty page, and whatever a test adds to it. */
export function pdfOf({ catalog = "", page = "", trailer = "", objects = [] }: PdfParts = {}): Buffer {
  return Buffer.concat([
    Buffer.from("%PDF-1.7\n"),
    Buffer.from(`1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalog} >>\nendobj\n`),
    Buffer.from("2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"),
    Buffer.from(`3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] ${page} >>\nendobj\n`),
    ...objects.flatMap((object) => [Buffer.from(object), Buffer.from("\n")]),
    Buffer.from(`trailer\n<< /Root 1 0 R /Size 9 ${trailer} >>\nstartxref\n0\n%%EOF\n`),
  ]);
}

/** Object 5, compressed as object `inside` within an object stream. */
export function objectStream(inside: string, number = 5): Buffer {
  const head = `${number} 0 `;
  const body = deflateSync(Buffer.from(`${head}${inside}`, "latin1"));
  const dict = `<< /Type /ObjStm /N 1 /First ${head.length} /Filter /FlateDecode /Length ${body.length} >>`;
  return Buffer.concat([Buffer.from(`4 0 obj\n${dict}\nstream\n`), body, Buffer.from("\nendstream\nendobj")]);
}

/** A picture on the page as a scanner writes it, with these bytes as its data. */
export function pdfWithImage(data: Buffer): Buffer {
  const dict = `<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /Filter /DCTDecode /Length ${data.length} >>`;
  const image = Buffer.concat([
    Buffer.from(`4 0 obj\n${dict}\nstream\n`),
    data,
    Buffer.from("\nendstream\nendobj"),
  ]);
  return pdfOf({ page: "/Resources << /XObject << /Im0 4 0 R >> >>", objects: [image] });
}

/** 300 object streams that each inflate to 19 MB, in 5.6 MB. */
export function inflatingPdf(): Buffer {
  const body = deflateSync(Buffer.alloc(19_000_000, " "));
  const dict = `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${body.length} >>`;
  const streams = Array.from({ length: 300 }, (_, index) => [
    Buffer.from(`${index + 4} 0 obj\n${dict}\nstream\n`),
    body,
    Buffer.from("\nendstream\nendobj\n"),
  ]);
  return pdfOf({ objects: [Buffer.concat(streams.flat())] });
}
