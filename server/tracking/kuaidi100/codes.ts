import type { Carrier } from "#server/domain/shipments/carriers.ts";
import type { TrackedState } from "#server/domain/shipments/tracking.ts";

/** The tracker's names of the carriers. */
export const COMPANY: Readonly<Record<Carrier, string>> = {
  sf: "shunfeng",
  jd: "jd",
  yto: "yuantong",
  zto: "zhongtong",
  yunda: "yunda",
  sto: "shentong",
  ems: "ems",
};

/** Carriers that tell only whoever knows the end of the recipient's number. */
export const ASKS_PHONE: readonly Carrier[] = ["sf", "zto"];

/** States by their code (domain.md §5), of which the finer ones begin with: 301 is a kind of 3, 1002 one of 0. */
const STATES: Readonly<Record<string, TrackedState>> = {
  "0": "in_transit",
  "1": "collected",
  "2": "problem",
  "3": "signed",
  "4": "return_signed",
  "5": "out_for_delivery",
  "6": "returning",
  "7": "forwarded",
  "8": "customs",
  "10": "customs",
  "11": "customs",
  "12": "customs",
  "13": "customs",
  "14": "refused",
};

/** The state of a code; null of one that we do not know. */
export function stateOfCode(code: string): TrackedState | null {
  if (!/^\d{1,4}$/.test(code)) return null;
  // 10xx are finer words for being under way, which has no digit of its own to begin with.
  if (/^10\d\d$/.test(code)) return "in_transit";
  const coarse = code.length > 2 ? code.slice(0, -2) : code;
  return STATES[coarse] ?? null;
}

/** States by the word that stands at each line of the way. */
const WORDS: readonly [string, TrackedState][] = [
  ["退签", "return_signed"],
  ["拒签", "refused"],
  ["签收", "signed"],
  ["投柜", "out_for_delivery"],
  ["派件", "out_for_delivery"],
  ["退回", "returning"],
  ["转投", "forwarded"],
  ["转单", "forwarded"],
  ["清关", "customs"],
  ["疑难", "problem"],
  ["揽收", "collected"],
  ["在途", "in_transit"],
];

/** The state that a line's word names; a finer word contains the coarse one. */
export function stateOfWord(word: string): TrackedState | null {
  return WORDS.find(([part]) => word.includes(part))?.[1] ?? null;
}

/** Answers to a subscription that say it stands: it was taken, or it was there before. */
export const TAKEN = ["200", "501"];
/** Answers that another try may help; the rest say the same at every try. */
export const TRY_AGAIN = ["500", "502", "503"];
