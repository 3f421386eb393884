import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import iconv from "iconv-lite";
import { linesOf, type PaperLine } from "#server/domain/payments/vouchers/columns.ts";
import type { Paper } from "#server/domain/payments/vouchers/paper.ts";

const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;
const LF = 0x0a;

/** FS &: two bytes are one Chinese character from here on. */
const CHINESE = [FS, 0x26];
/** ESC E n (bold), GS ! n (height). */
const STYLES = {
  plain: [ESC, 0x45, 0, GS, 0x21, 0x00],
  bold: [ESC, 0x45, 1, GS, 0x21, 0x00],
  large: [ESC, 0x45, 1, GS, 0x21, 0x01],
} as const;
/** A module of a QR code, in dots: an address of a hundred characters is half as wide as the narrow roll. */
const MODULE = 4;

/** The commands that make a printer print a slip: ESC/POS, its text in GB18030 (which printers with GBK or GB2312 read too). */
export function escPosOf(paper: Paper, columns: number): Buffer {
  const encoder = new ReceiptPrinterEncoder({
    language: "esc-pos",
    columns: columns as 32 | 48,
    newline: "\n",
    feedBeforeCut: 4,
  });
  encoder.initialize().raw(CHINESE);
  for (const line of linesOf(paper, columns)) append(encoder, line);
  return Buffer.from(encoder.cut("partial").encode());
}

function append(encoder: ReceiptPrinterEncoder, line: PaperLine): void {
  if ("code" in line)
    encoder.align("center").qrcode(line.code, { size: MODULE, errorlevel: "m" }).align("left");
  else encoder.raw([...STYLES[line.style], ...iconv.encode(line.text, "gb18030"), LF]);
}
