/** Where money is to go. */
export interface BankAccount {
  type: "personal" | "corporate";
  name: string;
  number: string;
  bankName: string;
}

export interface PayoutOrder {
  /** Ours; the bank knows a payout by it, and pays it once however often it is asked. */
  payoutId: string;
  amountFen: number;
  account: BankAccount;
  /** What the merchant reads on its statement. */
  memo: string;
}

/** Why a bank does not pay, or gives money back after days. */
export const BANK_REFUSALS = [
  "account_unknown",
  "account_closed",
  "account_frozen",
  "name_differs",
  "limit_exceeded",
  "refused",
] as const;
export type BankRefusal = (typeof BANK_REFUSALS)[number];

/** Refusals that the same account meets again: only another one helps. */
export const ACCOUNT_REFUSALS: readonly string[] = [
  "account_unknown",
  "account_closed",
  "name_differs",
] satisfies BankRefusal[];

/** How a payout stands at the bank: taken on, credited, refused, or credited and given back. */
export interface BankPayout {
  payoutId: string;
  bankId: string;
  status: "accepted" | "arrived" | "rejected" | "returned";
  reason: BankRefusal | null;
}

/** The bank that pays merchants out. Its word may be late, lost or repeated; it never pays one id twice. */
export interface PayoutBank {
  /** Orders a payout and answers how it stands; the same again answers the same. Throws `BankError`, never waits without end. */
  pay(order: PayoutOrder): Promise<BankPayout>;
  /** How a payout stands; null when the bank has never heard of it. */
  find(payoutId: string): Promise<BankPayout | null>;
  /** Payouts that were given back since an instant. */
  returnedSince(since: Date): Promise<BankPayout[]>;
}

/** A question to which the bank has no answer, or refuses one: asked again only where that may help. */
export class BankError extends Error {
  readonly reason: "unanswered" | "unavailable" | "not_understood";
  readonly retryable: boolean;

  constructor(reason: BankError["reason"], code: string) {
    super(`The bank did not answer a payout: ${reason} (${code})`);
    this.name = "BankError";
    this.reason = reason;
    this.retryable = reason !== "not_understood";
  }
}
