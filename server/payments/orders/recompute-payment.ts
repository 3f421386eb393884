import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/client.ts";
import { campaignEntries } from "#db/schema/campaigns.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { canonicalHash } from "#server/domain/canonical/sha256.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { paymentRef } from "#server/domain/payments/inputs.ts";
import type { Recomputation } from "#server/domain/payments/views.ts";
import { quoteInstalments } from "#server/domain/quotes/quote.ts";
import { quoteOf } from "#server/domain/quotes/quote-view.ts";
import { resolveRates } from "#server/quotes/resolve-rates.ts";
import { loadReadablePayment, type Payment } from "../internal.ts";
import { requirePaymentRead } from "../require-payment-read.ts";

/**
 * Computes a past payment's quote anew from the rates on record at its instant. It must come out the same to the
 * fen: rates are never changed behind a payment that was priced by them.
 */
export async function recomputePayment(
  ctx: Context,
  input: z.infer<typeof paymentRef>,
): Promise<Recomputation> {
  requirePaymentRead(ctx);
  const payment = await read(ctx, (db) => loadReadablePayment(db, ctx, input.paymentId));
  const charged = quoteOf(payment);
  if (charged === null) {
    throw new DomainError(
      "illegal_state",
      "no_plan",
      "Only a payment in instalments has a quote to compute.",
    );
  }
  const rates = await read(ctx, async (db) =>
    resolveRates(
      db,
      { terminalId: payment.terminalId },
      {
        at: payment.createdAt,
        recordedAt: payment.createdAt,
        grantedCampaignId: await grantedCampaignOf(db, payment),
      },
    ),
  );
  const { term, bearer } = charged;
  const recomputed = quoteInstalments(
    { amountFen: payment.amountFen, term, bearer },
    rates,
    payment.createdAt,
  );
  const recomputedHash = await canonicalHash(recomputed);
  return { chargedHash: charged.hash, recomputedHash, same: charged.hash === recomputedHash, recomputed };
}

/** The campaign whose budget was promised to the payment, if any. */
async function grantedCampaignOf(reader: Reader, payment: Payment): Promise<string | null> {
  const [entry] = await reader
    .select({ campaignId: campaignEntries.campaignId })
    .from(campaignEntries)
    .where(eq(campaignEntries.paymentId, payment.id))
    .limit(1);
  return entry?.campaignId ?? null;
}
