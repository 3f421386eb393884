import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { create, type Font, type Glyph } from "fontkit";

interface Line {
  text: string;
  /** Where the middle of its baseline is. */
  x: number;
  y: number;
  size: number;
  fill: string;
}

/** The font lies in parts, each with the characters it draws: `[12]` or `latin`, as U+4e00,U+4e03-4e05. */
const PACKAGE = dirname(
  createRequire(import.meta.url).resolve("@fontsource-variable/noto-sans-sc/package.json"),
);
const PARTS = Object.entries<string>(JSON.parse(readFileSync(join(PACKAGE, "unicode.json"), "utf8"))).map(
  ([part, ranges]) => ({ part: part.replace(/[[\]]/g, ""), ranges: ranges.split(",").map(rangeOf) }),
);
/** The variable font's outlines are its thinnest; a stroke of so many ems gives them the weight of print. */
const STROKE = 0.035;

const opened = new Map<string, Font>();
const drawn = new Map<string, Glyph>();

/** A line as outlines of a font that the project brings: it looks the same on a machine without any fonts. */
export function drawnText({ text, x, y, size, fill }: Line): string {
  const glyphs = [...text].map(glyphOf);
  const scale = size / 1000;
  const width = glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0);
  let at = -width / 2;
  const outlines = glyphs.map((glyph) => {
    const outline = `<path transform="translate(${at})" d="${glyph.path.toSVG()}"/>`;
    at += glyph.advanceWidth;
    return outline;
  });
  return `<g transform="translate(${x} ${y}) scale(${scale} ${-scale})" fill="${fill}" stroke="${fill}" stroke-width="${STROKE * 1000}">${outlines.join("")}</g>`;
}

/** @throws for a character the font does not have: a paper must not show a box for it. */
function glyphOf(character: string): Glyph {
  const kept = drawn.get(character);
  if (kept !== undefined) return kept;
  const codePoint = character.codePointAt(0) ?? 0;
  const holder = PARTS.find(({ ranges }) =>
    ranges.some(([from, to]) => codePoint >= from && codePoint <= to),
  );
  const font = holder && fontOf(holder.part);
  if (!font?.hasGlyphForCodePoint(codePoint)) {
    throw new Error(`the font does not draw U+${codePoint.toString(16)}`);
  }
  const glyph = font.glyphForCodePoint(codePoint);
  drawn.set(character, glyph);
  return glyph;
}

function rangeOf(range: string): [from: number, to: number] {
  const [from = "", to = from] = range.replace("U+", "").split("-");
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}

function fontOf(part: string): Font {
  const kept = opened.get(part);
  if (kept !== undefined) return kept;
  const font = create(readFileSync(join(PACKAGE, "files", `noto-sans-sc-${part}-wght-normal.woff2`)));
  if ("fonts" in font) throw new Error("a part of the font is one font");
  opened.set(part, font);
  return font;
}
