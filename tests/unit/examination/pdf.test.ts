import fc from "fast-check";
import { PDFDocument, PDFName, PDFRawStream, PDFRef } from "pdf-lib";
import { describe, expect, test } from "vitest";
import { EXAMINERS } from "#server/domain/documents/budgets.ts";
import { examine } from "#server/examination/examine.ts";
import { inflatingPdf, objectStream, pdfOf, pdfWithImage } from "../../support/documents/pdf-files.ts";

const sender = { id: "per_1" };
const refusalOf = (file: Buffer) =>
  examine(sender, { file, as: "document" }).then(
    () => "accepted",
    (error: { reason?: string }) => error.reason ?? String(error),
  );

const kept = async (file: Buffer) => Buffer.from((await examine(sender, { file, as: "document" })).bytes);

const SCRIPT = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";
const OPENS = { catalog: "/OpenAction 5 0 R" };
const object = (body: string) => `5 0 obj\n${body}\nendobj`;

describe("a PDF is stored", () => {
  test("as its own objects, written anew", async () => {
    const bytes = await kept(pdfOf());
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(1);
  });

  test.each([
    ["a NUL", "\0"],
    ["512 NULs", "\0".repeat(512)],
    ["2,000 blanks", " ".repeat(2_000)],
    ["an HTML comment", "\n<!-- served in 0.1 s -->\n"],
  ])("without %s behind its end", async (_what, tail) => {
    const plain = await kept(pdfOf());
    expect(await kept(Buffer.concat([pdfOf(), Buffer.from(tail)]))).toEqual(plain);
  });

  test("with a place to open at", async () => {
    const bytes = await kept(pdfOf({ catalog: "/OpenAction [3 0 R /XYZ null null 0]" }));
    const document = await PDFDocument.load(bytes);
    expect(document.catalog.get(PDFName.of("OpenAction"))?.toString()).toBe("[ 3 0 R /XYZ null null 0 ]");
  });

  test("with an action that goes to a place of its own", async () => {
    expect(await refusalOf(pdfOf({ catalog: "/OpenAction << /S /GoTo /D [3 0 R /Fit] >>" }))).toBe(
      "accepted",
    );
  });

  test("with picture data that holds /JS, /AA or a whole action by chance", async () => {
    const data = Buffer.from(`\xff\xd8 /JS /AA /OpenAction ${SCRIPT} \xff\xd9`, "latin1");
    expect((await kept(pdfWithImage(data))).includes(data)).toBe(true);
  });

  test("with fonts that happen to be called AA, JS and EF", async () => {
    const fonts = "/AA << /Type /Font /Subtype /Type1 /BaseFont /Courier >>";
    const page = `/Resources << /Font << ${fonts} /JS 4 0 R /EF 4 0 R >> >>`;
    const font = "4 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>\nendobj";
    expect(await refusalOf(pdfOf({ page, objects: [font] }))).toBe("accepted");
  });

  test("without the address that a click on it would open", async () => {
    const link = "<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://evil.example) >> >>";
    expect(
      (await kept(pdfOf({ page: `/Annots [${link} 5 0 R]`, objects: [object(link)] }))).toString(),
    ).not.toMatch(/evil|URI/);
  });

  test("whatever its picture's data and whatever stands behind its end, and the data stays", async () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 }).map((data) => Buffer.from(data));
    const names = fc.constantFrom("/JS", "/AA", SCRIPT, "/Launch", "/Encrypt", "%PDF-", "trailer", "xref");
    const data = fc.tuple(bytes, names, bytes).map(([head, name, end]) => [head, Buffer.from(name), end]);
    const tail = fc.stringMatching(/^[\0 \n<!a-z>-]*$/).filter((text) => !text.includes("obj"));
    await fc.assert(
      fc.asyncProperty(data, tail, async (pieces, behind) => {
        const image = Buffer.concat(pieces);
        const bytes = await kept(Buffer.concat([pdfWithImage(image), Buffer.from(behind)]));
        const found = (await PDFDocument.load(bytes)).context.lookup(PDFRef.of(4));
        expect(found instanceof PDFRawStream && Buffer.from(found.contents).equals(image)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a PDF is refused by name", () => {
  test.each([
    ["a script that runs when it is opened", { ...OPENS, objects: [object(SCRIPT)] }, "document_script"],
    ["a script with an escaped name", { objects: [object("<< /S /J#61vaScript >>")] }, "document_script"],
    [
      "a script whose name is escaped in small letters",
      { objects: [object("<< /S /#4aavaScript >>")] },
      "document_script",
    ],
    ["a script in an object stream", { ...OPENS, objects: [objectStream(SCRIPT)] }, "document_script"],
    [
      "a script behind 3 kB of padding",
      { objects: [objectStream(`<< /P (${"x".repeat(3_000)}) /S /JavaScript >>`)] },
      "document_script",
    ],
    [
      "a script in its name tree",
      { catalog: "/Names << /JavaScript << /Names [(a) 5 0 R] >> >>" },
      "document_script",
    ],
    [
      "a script in a chain of actions",
      { catalog: `/OpenAction << /S /GoTo /D [3 0 R] /Next [${SCRIPT}] >>` },
      "document_script",
    ],
    [
      "a program to start",
      { ...OPENS, objects: [object("<< /S /Launch /F (calc.exe) >>")] },
      "document_action",
    ],
    [
      "an address to open at once",
      { catalog: "/OpenAction << /S /URI /URI (https://evil.example) >>" },
      "document_action",
    ],
    [
      "another file to go to",
      { objects: [object("<< /S /GoToR /F (a.pdf) /D [0 /Fit] >>")] },
      "document_action",
    ],
    [
      "a form that sends itself",
      { objects: [object("<< /S /SubmitForm /F (https://evil.example) >>")] },
      "document_action",
    ],
    ["additional actions", { page: "/AA << /O << /S /Named /N /Print >> >>" }, "document_action"],
    ["an attached file", { catalog: "/Names << /EmbeddedFiles << /Names [] >> >>" }, "document_attachment"],
    [
      "a file specification with a file",
      { objects: [object("<< /Type /Filespec /EF << /F 6 0 R >> >>")] },
      "document_attachment",
    ],
    ["an XFA form", { catalog: "/AcroForm << /XFA [] /Fields [] >>" }, "document_form"],
    ["a video", { objects: [object("<< /Subtype /RichMedia >>")] }, "document_multimedia"],
    ["a password", { trailer: "/Encrypt 5 0 R" }, "document_encrypted"],
    [
      "an object stream that nobody can look into",
      {
        objects: [
          "5 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\nnot deflated\nendstream\nendobj",
        ],
      },
      "document_unreadable",
    ],
  ] as const)("with %s", async (_what, parts, reason) => {
    expect(await refusalOf(pdfOf(parts))).toBe(reason);
  });

  test("with a script that a later revision adds", async () => {
    const update = `1 0 obj\n<< /Type /Catalog /Pages 2 0 R /OpenAction ${SCRIPT} >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`;
    expect(await refusalOf(Buffer.concat([pdfOf(), Buffer.from(update)]))).toBe("document_script");
  });

  test("whichever way its action is spelled and wherever it stands", async () => {
    const spelled = fc
      .tuple(
        ...[..."JavaScript"].map((letter) =>
          fc.constantFrom(letter, escaped(letter, false), escaped(letter, true)),
        ),
      )
      .map((letters) => letters.join(""));
    const around = fc.constantFrom("A", "[A]", "[[<< /X A >>]]", "<< /Kids [<< /Next A >>] >>");
    await fc.assert(
      fc.asyncProperty(spelled, around, fc.boolean(), async (script, place, compressed) => {
        const body = place.replace("A", `<< /S /${script} >>`);
        const objects = [compressed ? objectStream(body) : object(body)];
        expect(await refusalOf(pdfOf({ objects }))).toBe("document_script");
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ["in the middle of an object", Buffer.from("%PDF-1.7\n1 0 obj")],
    ["in the middle of a revision", Buffer.concat([pdfOf(), Buffer.from("5 0 obj\n<< /Type /Pa")])],
    ["before its pages", Buffer.from("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF")],
  ])("cut off %s", async (_where, file) => {
    expect(await refusalOf(file)).toBe("document_unreadable");
  });
});

describe("a PDF made to be costly", () => {
  test("of 300 object streams of 19 MB each is refused, and others are served meanwhile", async () => {
    let served = 0;
    const others = setInterval(() => served++, 1);
    expect(await refusalOf(inflatingPdf())).toBe("document_too_complex");
    clearInterval(others);
    expect(served).toBeGreaterThan(5);
  });

  test.each([
    ["arrays in arrays", `5 0 obj\n${"[".repeat(5_000_000)}`, "document_unreadable"],
    ["streams that nobody ends", "5 0 obj<<>>stream\n".repeat(200_000), "document_unreadable"],
    ["more objects than any document has", `5 0 obj\n[${"null ".repeat(500_000)}]`, "document_too_complex"],
    [
      "one object stream that fills the memory",
      objectStream(`[${"0 ".repeat(8_000_000)}]`),
      "document_too_complex",
    ],
    ["numbers that begin no object", "1 ".repeat(5_000_000), "document_too_complex"],
  ])("of %s is refused", { timeout: 60_000 }, async (_what, filler, reason) => {
    expect(await refusalOf(pdfOf({ objects: [filler] }))).toBe(reason);
    expect(await refusalOf(pdfOf())).toBe("accepted");
  });

  test("waits for its turn, and beyond what may wait is told to come again", async () => {
    const few = EXAMINERS.atOnce + EXAMINERS.waitingOfOne;
    const answers = await Promise.all(Array.from({ length: few + 10 }, () => refusalOf(pdfOf())));
    expect(answers.filter((answer) => answer === "accepted")).toHaveLength(few);
    expect(answers.filter((answer) => answer === "examination_busy")).toHaveLength(10);
  });

  test("with a table of a thousand million places costs nothing", async () => {
    const table =
      "5 0 obj\n<< /Type /XRef /Size 9 /Index [0 1000000000] /W [1 1 1] /Root 1 0 R /Length 1 >>\nstream\n\0\nendstream\nendobj";
    expect(await refusalOf(pdfOf({ objects: [table] }))).toBe("accepted");
  });
});

function escaped(letter: string, capitals: boolean): string {
  const hex = letter.charCodeAt(0).toString(16);
  return `#${capitals ? hex.toUpperCase() : hex}`;
}
