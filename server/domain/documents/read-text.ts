import { nameKey } from "#server/domain/fields/typed.ts";

/** How a kind of paper words what it holds: where one value ends is known by the next label. */
export interface PaperText {
  label: RegExp;
  /** Of the whole value in the spelling of `nameKey`. */
  shape: RegExp;
  otherLabels: RegExp;
}

/** Blanks beside anything but two letters are the reader's, not the paper's. */
function withoutBlanks(line: string): string {
  return line.replaceAll(/(?<![A-Za-z])\s+|\s+(?![A-Za-z])/g, "");
}

/**
 * All that stands behind the label or, when that is nothing, below it. A line that is not wholly of the value's shape,
 * or that may go on in the next one, is not proposed: part of a name is another name.
 */
export function wholeValue(text: string, { label, shape, otherLabels }: PaperText): string | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  for (const [index, line] of lines.entries()) {
    const found = label.exec(line);
    if (found === null) continue;
    const beside = withoutBlanks(line.slice(found.index + found[0].length));
    const value = beside || withoutBlanks(lines[index + 1] ?? "");
    const next = lines[index + (beside === "" ? 2 : 1)];
    const ends = next === undefined || startsWithLabel(next, otherLabels);
    if (ends && shape.test(nameKey(value)) && !otherLabels.test(value)) return value;
  }
  return undefined;
}

function startsWithLabel(line: string, labels: RegExp): boolean {
  const words = line.replaceAll(/\s/g, "").replace(/^\P{Script=Han}+/u, "");
  return words.search(labels) === 0;
}
