import { shanghaiDate } from "../calendar/shanghai-date.ts";
import { invariant } from "../errors.ts";
import type { PaymentMethod } from "../rates/methods.ts";
import type { Bearer } from "../rates/rate-card.ts";

/** Whether fees come back on a refund: all with the first part, in proportion, or never. */
export type FeePolicy = "full" | "proportional" | "none";

/** What the channel does from a day of purchase on; a rule without a method or bearer is for all of them. */
export interface FeeRule {
  /** Asia/Shanghai day of purchase from which it holds. */
  from: string;
  method?: PaymentMethod;
  bearer?: Bearer;
  policy: FeePolicy;
}

/** The channel's rules: its policy is data, not a constant (domain.md §2). A refund returns the price; fees stay paid. */
const CHANNEL_RULES: readonly FeeRule[] = [{ from: "2000-01-01", policy: "none" }];

interface Paid {
  method: PaymentMethod;
  bearer: Bearer | null;
  createdAt: Date;
}

/**
 * What becomes of a payment's fees when it is refunded, by the day it was made: every refund of it goes by the same rule,
 * whenever it comes. Of the rules that fit the narrowest decides, and of those the newest.
 */
export function feePolicyOf(payment: Paid, rules: readonly FeeRule[] = CHANNEL_RULES): FeePolicy {
  const day = shanghaiDate(payment.createdAt);
  const fitting = rules.filter(
    ({ from, method = payment.method, bearer = payment.bearer }) =>
      from <= day && method === payment.method && bearer === payment.bearer,
  );
  const [rule] = fitting.sort((a, b) => narrownessOf(b) - narrownessOf(a) || (a.from < b.from ? 1 : -1));
  invariant(rule !== undefined, "some rule fits every payment");
  return rule.policy;
}

function narrownessOf({ method, bearer }: FeeRule): number {
  return (method === undefined ? 0 : 2) + (bearer === undefined ? 0 : 1);
}
