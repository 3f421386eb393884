import { create, type Font, type Glyph } from "fontkit";
import { fileOfPart, partOf, STROKE } from "#server/fonts/noto-sans-sc.ts";

interface Line {
  text: string;
  /** Where the middle of its baseline is. */
  x: number;
  y: number;
  size: number;
  fill: string;
}

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
  const part = partOf(character);
  const font = part === null ? undefined : fontOf(part);
  if (!font?.hasGlyphForCodePoint(codePoint)) {
    throw new Error(`the font does not draw U+${codePoint.toString(16)}`);
  }
  const glyph = font.glyphForCodePoint(codePoint);
  drawn.set(character, glyph);
  return glyph;
}

function fontOf(part: string): Font {
  const kept = opened.get(part);
  if (kept !== undefined) return kept;
  const font = create(fileOfPart(part));
  if ("fonts" in font) throw new Error("a part of the font is one font");
  opened.set(part, font);
  return font;
}
