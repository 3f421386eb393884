import { useDebounced } from "#components/ui/use-debounced.ts";
import { amountOf, type FeeQuestion, instantOf } from "./fee-question.ts";

/** A merchant or one of its terminals, by what was on record at `recordedAt`; nothing is the platform, now. */
export interface FeeScope {
  merchantId?: string;
  terminalId?: string;
  recordedAt?: string;
}

/** What the portal is asked, once typing has rested. */
export interface FeeAsked extends FeeScope {
  amountFen: number;
  at?: string;
}

/** Null while the amount is none. */
export function useFeeAsked(question: FeeQuestion, today: string, scope: FeeScope): FeeAsked | null {
  const amountFen = useDebounced(amountOf(question.amount), 250);
  const at = instantOf(question.on, today);
  return amountFen === null ? null : { amountFen, ...(at !== undefined && { at }), ...scope };
}
