/** Digits that stand together, or in groups with one blank or dash between them, as many as a card number has at least. */
const RUN = /(?<!\d)\d(?:[ -]?\d){12,}/g;
const SHORTEST = 13;
const LONGEST = 19;
/** Of a number in the midst of other digits, which begins as cards of banks do; shorter ones are times and order numbers. */
const SHORTEST_INSIDE = 16;
const BEGINS_A_CARD = /[3-6]/;
/** As many groups as anybody writes a card number in. */
const MOST_GROUPS = 6;

/**
 * A text without the card numbers in it: whole groups of digits that pass the check (Luhn), with a time or a counter in
 * front of them or not, and what begins as a card does inside longer digits, such as a field of a message of a card.
 */
export function maskCards(text: string, mask: string): string {
  return text.replace(RUN, (run) => withoutCards(run, mask));
}

function withoutCards(run: string, mask: string): string {
  const groups = groupsOf(run);
  const digits = run.replace(/[ -]/g, "");
  const isSound = luhnOf(digits);
  let kept = "";
  let keptTo = 0;
  for (let from = 0; from + SHORTEST <= digits.length; from++) {
    const to = endOfCard(digits, groups, { from, isSound });
    if (to === null) continue;
    kept += run.slice(keptTo, groups.placeOf(from)) + mask;
    keptTo = groups.placeOf(to - 1) + 1;
    from = to - 1;
  }
  return kept + run.slice(keptTo);
}

interface Groups {
  /** Which group a digit is of. */
  of: (digit: number) => number | undefined;
  /** Where in the run a digit stands. */
  placeOf: (digit: number) => number;
}

function groupsOf(run: string): Groups {
  const group: number[] = [];
  let gaps = 0;
  for (const character of run) {
    if (character === " " || character === "-") gaps += 1;
    else group.push(gaps);
  }
  return { of: (digit) => group[digit], placeOf: (digit) => digit + (group[digit] ?? 0) };
}

type IsSound = (from: number, to: number) => boolean;

function endOfCard(
  digits: string,
  { of }: Groups,
  { from, isSound }: { from: number; isSound: IsSound },
): number | null {
  const first = of(from) ?? 0;
  const begins = from === 0 || of(from - 1) !== first;
  const mayBeInside = BEGINS_A_CARD.test(digits.charAt(from));
  for (let length = LONGEST; length >= SHORTEST; length--) {
    const to = from + length;
    const last = of(to - 1);
    if (last === undefined) continue;
    const isWhole = begins && of(to) !== last && last - first < MOST_GROUPS;
    const isInside = mayBeInside && last === first && length >= SHORTEST_INSIDE;
    if ((isWhole || isInside) && isSound(from, to)) return to;
  }
  return null;
}

/** The check of any stretch of the digits at one look: sums from the start, once for each digit that is not doubled. */
function luhnOf(digits: string): IsSound {
  const sums: [number[], number[]] = [[0], [0]];
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits.charAt(at));
    const doubled = digit > 4 ? digit * 2 - 9 : digit * 2;
    for (const plain of [0, 1] as const) {
      sums[plain].push((sums[plain][at] ?? 0) + (at % 2 === plain ? digit : doubled));
    }
  }
  return (from, to) => {
    const sum = sums[(to - 1) % 2 === 0 ? 0 : 1];
    return ((sum[to] ?? 0) - (sum[from] ?? 0)) % 10 === 0;
  };
}
