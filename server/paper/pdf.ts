import PDFDocument from "pdfkit";
import { create } from "qrcode";
import type { Paper } from "#server/domain/payments/vouchers/paper.ts";
import { partOf, STROKE, trueTypeOfPart } from "#server/fonts/noto-sans-sc.ts";
import { PAGE, Typeset } from "./typeset.ts";

type Document = PDFKit.PDFDocument;

const INK = "#111111";
/** Shown for what the font does not draw: nothing of a name is left out in silence. */
const MISSING = { character: "?", part: "latin" };

/** A slip as a PDF of one page, as long as it is; its text can be selected and searched. */
export async function pdfOf(paper: Paper, title: string): Promise<Buffer> {
  const doc = new PDFDocument({ autoFirstPage: false, info: { Title: title } });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => doc.once("end", resolve));
  await openFonts(doc, paper);
  const slip = new Typeset(paper, (text, size) => widthOf(doc, text, size));
  doc.addPage({ size: [PAGE.width, slip.height + PAGE.margin], margin: 0 });
  doc.fillColor(INK).strokeColor(INK);
  for (const text of slip.texts) write(doc, text);
  for (const { text, y } of slip.codes) drawCode(doc, text, y);
  doc.lineWidth(0.5).dash(2, { space: 2 });
  for (const { y } of slip.rules)
    doc
      .moveTo(PAGE.margin, y)
      .lineTo(PAGE.width - PAGE.margin, y)
      .stroke();
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Every part of the font that the slip needs. */
async function openFonts(doc: Document, paper: Paper): Promise<void> {
  const texts = paper.flatMap((block) => Object.values(block)).map(String);
  const parts = new Set(texts.flatMap(runsOf).map(({ part }) => part));
  for (const part of parts) doc.registerFont(part, await trueTypeOfPart(part));
}

interface Run {
  part: string;
  text: string;
}

/** Stretches of a text that one part of the font draws. */
function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const known = partOf(character);
    const part = known ?? MISSING.part;
    const drawn = known === null ? MISSING.character : character;
    const last = runs.at(-1);
    if (last?.part === part) last.text += drawn;
    else runs.push({ part, text: drawn });
  }
  return runs;
}

function widthOf(doc: Document, text: string, size: number): number {
  return runsOf(text).reduce(
    (width, run) => width + doc.font(run.part).fontSize(size).widthOfString(run.text),
    0,
  );
}

function write(
  doc: Document,
  { text, x, y, size }: { text: string; x: number; y: number; size: number },
): void {
  let at = x;
  doc.lineWidth(size * STROKE);
  for (const run of runsOf(text)) {
    doc.font(run.part).fontSize(size);
    doc.text(run.text, at, y, { lineBreak: false, fill: true, stroke: true, baseline: -size });
    at += doc.widthOfString(run.text);
  }
}

/** Drawn module by module, so that it is sharp at any size. */
function drawCode(doc: Document, text: string, y: number): void {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const side = PAGE.codeSide / modules.size;
  const left = (PAGE.width - PAGE.codeSide) / 2;
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column) === 1) doc.rect(left + column * side, y + row * side, side, side);
  doc.fill(INK);
}
