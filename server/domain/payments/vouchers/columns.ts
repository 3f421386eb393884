import { z } from "zod";
import type { Paper, PaperBlock } from "./paper.ts";

/** Width of a printer's roll in mm. */
export const roll = z.enum(["58", "80"]);
/** Columns of each, in the font that such printers have at least. */
export const ROLLS = { "58": 32, "80": 48 } as const satisfies Record<z.infer<typeof roll>, number>;

/** A line as a printer prints it; `large` is twice as high and no wider. */
export type PaperLine = { text: string; style: "plain" | "bold" | "large" } | { code: string };

/** A slip in lines of so many columns, each no wider. */
export function linesOf(paper: Paper, columns: number): PaperLine[] {
  return paper.flatMap((block) => linesOfBlock(block, columns));
}

/** The same as plain text; a QR code is the address it stands for. */
export function textOf(paper: Paper, columns: number): string {
  const lines = linesOf(paper, columns).flatMap((line) =>
    "code" in line ? wrapped(line.code, columns) : [line.text],
  );
  return `${lines.join("\n")}\n`;
}

function linesOfBlock(block: PaperBlock, columns: number): PaperLine[] {
  switch (block.kind) {
    case "title":
      return styled("large", centred(block.text, columns));
    case "mark":
      return styled("bold", centred(block.text, columns));
    case "centred":
      return styled("plain", centred(block.text, columns));
    case "wrapped":
      return styled("plain", wrapped(printable(block.text), columns));
    case "pair":
      return styled("plain", pair(block, columns));
    case "total":
      return styled("large", pair(block, columns));
    case "rule":
      return styled("plain", ["-".repeat(columns)]);
    case "space":
      return styled(
        "plain",
        Array.from({ length: block.lines }, () => ""),
      );
    case "code":
      return [{ code: block.text }];
  }
}

function styled(style: "plain" | "bold" | "large", texts: string[]): PaperLine[] {
  return texts.map((text) => ({ text, style }));
}

function centred(text: string, columns: number): string[] {
  return wrapped(printable(text), columns).map(
    (line) => " ".repeat(Math.floor((columns - widthOf(line)) / 2)) + line,
  );
}

/** The value at the right edge, on the term's line where there is room, else on lines of its own. */
function pair({ term, value }: { term: string; value: string }, columns: number): string[] {
  const [name, told] = [printable(term), printable(value)];
  const room = columns - widthOf(name) - widthOf(told);
  if (room >= 1) return [name + " ".repeat(room) + told];
  return [...wrapped(name, columns), ...wrapped(told, columns).map((line) => atRight(line, columns))];
}

const atRight = (line: string, columns: number) => " ".repeat(columns - widthOf(line)) + line;

/** Broken at blanks where there are some, else where the line ends. */
function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (widthOf(joined) <= columns) line = joined;
    else {
      if (line !== "") lines.push(line);
      const pieces = cut(word, columns);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1) ?? "";
    }
  }
  return [...lines, line];
}

function cut(word: string, columns: number): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const character of word) {
    if (widthOf(piece) + widthOf(character) > columns) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...pieces, piece];
}

/** In columns: printers draw ASCII half as wide as everything else. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character <= "~" ? 1 : 2;
  return width;
}

/**
 * What a printer takes: a name is data and no command, so that no control character reaches it; the yuan sign is the one
 * that Chinese character sets have.
 */
function printable(text: string): string {
  return text.replaceAll("¥", "￥").replace(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/gu, " ");
}
