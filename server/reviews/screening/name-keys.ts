import { pinyin } from "pinyin-pro";
import { nameKey } from "#server/domain/fields/typed.ts";

const HAN = /\p{Script=Han}/u;
/** What companies add to their name, by which no two are told apart. */
const LEGAL_FORM = /(有限责任公司|股份有限公司|有限公司|公司|\(.*?\)|co\.?,?ltd\.?|limited|ltd\.?)/g;
/** Sounds that regions do not tell apart, or that people mishear: 张 and 藏, 李 and 你, 金 and 京. */
const FOLDS: readonly [RegExp, string][] = [
  [/^zh/, "z"],
  [/^ch/, "c"],
  [/^sh/, "s"],
  [/^n(?=[aeiouv])/, "l"],
  [/ng$/, "n"],
];

export interface ReadName {
  /** What is compared by sight: characters, or letters. */
  signs: string[];
  /** What is compared by ear: syllables of Chinese, folded; whole words of anything else. */
  sounds: string[];
}

/** A name as the screening sees it: without legal form, brackets and spelling, by its signs and by its sounds. */
export function readName(name: string): ReadName {
  const bare = nameKey(name).replaceAll(LEGAL_FORM, "") || nameKey(name);
  const signs = [...bare].filter((sign) => /[\p{L}\p{N}]/u.test(sign));
  if (!signs.some((sign) => HAN.test(sign))) {
    const words = name
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== "");
    return { signs, sounds: words.map(foldWord) };
  }
  const syllables = pinyin(signs.join(""), { toneType: "none", type: "array", v: true });
  return { signs, sounds: syllables.map((syllable) => foldSyllable(syllable.toLowerCase())) };
}

function foldSyllable(syllable: string): string {
  return FOLDS.reduce((folded, [from, to]) => folded.replace(from, to), syllable);
}

/** Letters of a word as if it were syllables run together: `zhangsan` is heard as 张三 is. */
function foldWord(word: string): string {
  return word
    .replace(/^n(?=[aeiou])/, "l")
    .replaceAll("zh", "z")
    .replaceAll("ch", "c")
    .replaceAll("sh", "s")
    .replaceAll(/ng(?![aeiou])/g, "n");
}

/**
 * What names that are alike share at least one of: all sounds together in any order of their words, and from three syllables
 * on the same without one of them. An index looks candidates up by these; `likenessOf` decides.
 */
export function keysOf({ sounds }: ReadName): string[] {
  const whole = [...turned(sounds), [...sounds].sort().join("")];
  const without = sounds.length < 4 ? [] : sounds.map((_, at) => sounds.toSpliced(at, 1).join(""));
  return [...new Set([...whole, ...without])];
}

/** The sounds run together, from the first on and, of a few, from any other: letters give the family's name last as well. */
function turned(sounds: readonly string[]): string[] {
  const starts = sounds.length > 4 ? [0] : sounds.map((_, at) => at);
  return starts.map((at) => [...sounds.slice(at), ...sounds.slice(0, at)].join(""));
}

/** From 0 to 1 how alike two names are: by sight, or by ear, which counts for a little less. */
export function likenessOf(one: ReadName, other: ReadName): number {
  const bySight = nearness(one.signs, other.signs);
  const byEar = Math.max(
    nearness(one.sounds, other.sounds),
    turned(one.sounds).some((order) => turned(other.sounds).includes(order)) ? 1 : 0,
    [...one.sounds].sort().join("") === [...other.sounds].sort().join("") ? 0.97 : 0,
  );
  return Math.max(bySight, byEar * 0.95);
}

/** Share of the longer row that stands without insertions, deletions and replacements. */
function nearness(one: readonly string[], other: readonly string[]): number {
  const longer = Math.max(one.length, other.length);
  return longer === 0 ? 0 : 1 - edits(one, other) / longer;
}

function edits(one: readonly string[], other: readonly string[]): number {
  let row = other.map((_, at) => at + 1);
  row.unshift(0);
  for (const [at, sign] of one.entries()) {
    const next = [at + 1];
    for (const [to, against] of other.entries())
      next.push(
        Math.min((next[to] ?? 0) + 1, (row[to + 1] ?? 0) + 1, (row[to] ?? 0) + (sign === against ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
