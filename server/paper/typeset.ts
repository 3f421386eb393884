import type { Paper, PaperBlock } from "#server/domain/payments/vouchers/paper.ts";

/** In points: a roll of 80 mm. */
export const PAGE = { width: 226.8, margin: 12, codeSide: 84 } as const;
const ROOM = PAGE.width - 2 * PAGE.margin;
const LEADING = 1.45;
const SIZES = { title: 13, total: 12, plain: 8.5 } as const;

/** How wide a text is in a size, in points. */
export type Measure = (text: string, size: number) => number;

interface PlacedText {
  text: string;
  x: number;
  y: number;
  size: number;
}

type Edge = "left" | "middle" | "right";

/** A slip with a place for everything on it, top down, as long as it must be. */
export class Typeset {
  readonly texts: PlacedText[] = [];
  readonly rules: { y: number }[] = [];
  readonly codes: { text: string; y: number }[] = [];
  height: number = PAGE.margin;
  readonly #measure: Measure;

  constructor(paper: Paper, measure: Measure) {
    this.#measure = measure;
    for (const block of paper) this.#add(block);
  }

  #add(block: PaperBlock): void {
    if (block.kind === "title") this.#lines(block.text, SIZES.title, "middle");
    else if (block.kind === "centred" || block.kind === "mark")
      this.#lines(block.text, SIZES.plain, "middle");
    else if (block.kind === "wrapped") this.#lines(block.text, SIZES.plain, "left");
    else if (block.kind === "pair") this.#pair(block, SIZES.plain);
    else if (block.kind === "total") this.#pair(block, SIZES.total);
    else if (block.kind === "space") this.height += block.lines * SIZES.plain * LEADING;
    else if (block.kind === "rule") {
      this.rules.push({ y: this.height + 3 });
      this.height += 8;
    } else if (block.kind === "code") {
      this.codes.push({ text: block.text, y: this.height + 4 });
      this.height += PAGE.codeSide + 12;
    }
  }

  /** Side by side where there is room, else one below the other. */
  #pair({ term, value }: { term: string; value: string }, size: number): void {
    const isWide = this.#measure(term, size) + this.#measure(value, size) + size > ROOM;
    if (isWide) this.#lines(term, size, "left");
    else this.#place(term, size, "left");
    this.#lines(value, size, "right");
  }

  #lines(text: string, size: number, edge: Edge): void {
    for (const line of this.#broken(text, size)) {
      this.#place(line, size, edge);
      this.height += size * LEADING;
    }
  }

  #place(text: string, size: number, edge: Edge): void {
    const free = ROOM - this.#measure(text, size);
    const indent = { left: 0, middle: free / 2, right: free }[edge];
    this.texts.push({ text, x: PAGE.margin + indent, y: this.height, size });
  }

  /** Broken at blanks where there are some, else where the line ends. */
  #broken(text: string, size: number): string[] {
    const lines: string[] = [];
    let line = "";
    for (const character of text) {
      if (this.#measure(line + character, size) <= ROOM) line += character;
      else {
        const blank = line.lastIndexOf(" ");
        lines.push(blank > 0 ? line.slice(0, blank) : line);
        line = (blank > 0 ? line.slice(blank + 1) : "") + character;
      }
    }
    return [...lines, line];
  }
}
