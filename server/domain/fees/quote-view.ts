import { z } from "zod";
import { calendarDate, instant } from "../money/schemas.ts";
import { BEARERS, term } from "./rate-card.ts";

/** What anybody may ask of `fees.quote` (contracts.md); `at` defaults to now. */
export const quoteInput = z.strictObject({
  // Any safe integer: what is too small or too large is refused with the plan's own limit.
  amountFen: z.int().min(0),
  term,
  bearer: z.enum(BEARERS),
  channel: z.literal("huabei").optional(),
  at: instant.optional(),
  merchantId: z.string().max(40).optional(),
  terminalId: z.string().max(40).optional(),
});
export type QuoteInput = z.infer<typeof quoteInput>;

export const compareInput = quoteInput.omit({ term: true, bearer: true, channel: true });
export type CompareInput = z.infer<typeof compareInput>;

const fen = z.int();
const ppm = z.int();

/** The hashed and signed part of a quote. */
export const quoteTerms = z.strictObject({
  amountFen: fen,
  term: z.int(),
  bearer: z.enum(BEARERS),
  channel: z.literal("huabei"),
  ratePpm: ppm,
  totalFeeFen: fen,
  buyerFeeFen: fen,
  buyerTotalFen: fen,
  sellerFeeFen: fen,
  acquiringFeeFen: fen,
  sellerNetFen: fen,
  regularPaymentFen: fen,
  firstPaymentFen: fen,
  schedule: z.array(
    z.strictObject({
      period: z.int(),
      dueOn: calendarDate,
      principalFen: fen,
      feeFen: fen,
      paymentFen: fen,
    }),
  ),
  annualRate: z.strictObject({ monthlyIrrPpm: ppm, nominalPpm: ppm, effectivePpm: ppm }),
  rateCard: z.strictObject({ id: z.string(), version: z.int(), effectiveFrom: instant }),
  validUntil: instant,
});
export type QuoteTerms = z.infer<typeof quoteTerms>;

export const traceEntry = z.strictObject({
  rule: z.string(),
  source: z.string(),
  outcome: z.enum(["applied", "skipped"]),
  because: z.string(),
});
export type TraceEntry = z.infer<typeof traceEntry>;

/** `hash`: SHA-256 over the canonical JSON of the terms; `signature`: Ed25519 over its 32 bytes, base64url. */
export const quoteView = z.strictObject({
  ...quoteTerms.shape,
  trace: z.array(traceEntry),
  hash: z.string(),
  signature: z.string(),
});
export type Quote = z.infer<typeof quoteView>;

export const refusedPlan = z.strictObject({
  term: z.int(),
  bearer: z.enum(BEARERS),
  reason: z.string(),
  message: z.string(),
  minimumFen: fen.optional(),
  maximumFen: fen.optional(),
});

export const comparison = z.strictObject({ quotes: z.array(quoteView), refused: z.array(refusedPlan) });
export type Comparison = z.infer<typeof comparison>;
