import type { Transaction } from "#db/client.ts";
import { insertRows } from "#db/insert-rows.ts";
import { contractInstalments, contracts } from "#db/schema/contracts.ts";
import type { payments } from "#db/schema/payments.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import type { AuditRecord } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { askedAfter } from "#server/domain/contracts/next-look.ts";
import { invariant } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import type { Quote } from "#server/domain/quotes/quote-view.ts";

interface Beginning {
  payment: typeof payments.$inferSelect;
  quote: Quote;
}

/** The contract of a payment in instalments, as its quote says; the caller writes down the audit record that it answers. */
export async function openContract(
  tx: Transaction,
  ctx: Context,
  { payment, quote }: Beginning,
): Promise<AuditRecord> {
  const principal = quote.schedule.reduce((sum, row) => sum + row.principalFen, 0);
  const fees = quote.schedule.reduce((sum, row) => sum + row.feeFen, 0);
  invariant(
    principal === payment.amountFen && fees === quote.buyerFeeFen,
    "a schedule adds up to its payment",
  );
  const id = makeId("contract", ctx.randomBytes);
  const contract = {
    id,
    paymentId: payment.id,
    term: quote.term,
    bearer: quote.bearer,
    amountFen: payment.amountFen,
    totalFeeFen: quote.totalFeeFen,
    buyerFeeFen: quote.buyerFeeFen,
    createdAt: ctx.now,
    since: ctx.now,
    askAt: askedAfter(ctx.now),
  };
  await insertRows(tx, contracts, [contract]);
  await insertRows(
    tx,
    contractInstalments,
    quote.schedule.map(({ period, dueOn, principalFen, feeFen }) => ({
      id: makeId("instalment", ctx.randomBytes),
      ...{ contractId: id, period, dueOn, principalFen, feeFen, since: ctx.now },
    })),
  );
  // The channel's notice of its plan may have come before there was a contract to follow it.
  await enqueue(tx, ctx, { topic: "contract.opened", payload: { contractId: id } });
  return {
    action: "contract.open",
    subjectType: "contract",
    subjectId: id,
    after: { status: "active", paymentId: payment.id, term: quote.term },
  };
}
