import { isDate } from "#server/domain/calendar/shanghai-date.ts";
import { parseYuan } from "#server/domain/fields/amounts.ts";
import { MAX_AMOUNT_FEN } from "#server/domain/money/fen.ts";

/** What a visitor asks of the calculator; the address holds all of it, so that a link shows the same answer. */
export interface FeeQuestion {
  /** As typed, in yuan. */
  amount: string;
  /** `6/buyer`; null chooses the first plan offered. */
  plan: string | null;
  /** Asia/Shanghai day of purchase; null is now. */
  on: string | null;
}

type Address = Readonly<Record<string, string | string[] | undefined>>;

/** Anything in the address that is no question is left out, never an error. */
export function readQuestion(address: Address): FeeQuestion {
  const { amount, plan, on } = address;
  return {
    amount: typeof amount === "string" && amountOf(amount) !== null ? amount : "1000",
    plan: typeof plan === "string" && /^\d{1,2}\/(buyer|seller)$/.test(plan) ? plan : null,
    on: typeof on === "string" && isDate(on) ? on : null,
  };
}

/** `query` with this question in it; what else the address says stays. */
export function writeQuestion(query: string, question: FeeQuestion): string {
  const params = new URLSearchParams(query);
  const amountFen = amountOf(question.amount);
  for (const [key, value] of [
    ["amount", amountFen === null ? null : (amountFen / 100).toFixed(2)],
    ["plan", question.plan],
    ["on", question.on],
  ] as const) {
    if (value === null) params.delete(key);
    else params.set(key, value);
  }
  // A slash needs no escape in a query; links stay readable.
  return params.toString().replaceAll("%2F", "/");
}

/** Fen of a typed amount that can be asked about, else null. */
export function amountOf(typed: string): number | null {
  const fen = parseYuan(typed);
  return fen !== null && fen > 0 && fen <= MAX_AMOUNT_FEN ? fen : null;
}

/** The instant that stands for a day: noon in Asia/Shanghai. Today is now, since a card may begin in between. */
export function instantOf(on: string | null, today: string): string | undefined {
  return on === null || on === today ? undefined : `${on}T12:00:00+08:00`;
}
