import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { insertUnlessThere } from "#db/insert-rows.ts";
import { preparedOnce } from "#db/prepared.ts";
import { payments } from "#db/schema/payments.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { canonicalHash } from "#server/domain/canonical/sha256.ts";
import type { TerminalPayment } from "#server/domain/device-protocol/payments.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import type { CreatePaymentInput, createPaymentRequest } from "#server/domain/payments/inputs.ts";
import { makeOrderNumber, PAYMENT_VALID_MS } from "#server/domain/payments/order-number.ts";
import { vetOrder } from "#server/domain/payments/vet-order.ts";
import { platformKey } from "#server/keys/platform-key.ts";
import { signedInAt } from "#server/operators/signed-in-at.ts";
import { openIntent } from "#server/payments/gateway/open-intent.ts";
import { type ReadCard, readCard } from "#server/payments/gateway/read-card.ts";
import type { Payment } from "../internal.ts";
import { holdSubsidy } from "./hold-subsidy.ts";
import { pricePayment } from "./price-payment.ts";
import { terminalPaymentOf } from "./terminal-payment.ts";

/**
 * Takes an order at a terminal and asks the gateway to collect it. The same key again answers the same payment,
 * and finishes what a lost connection or a crash left half done; with another order it is refused.
 */
export async function createPayment(
  ctx: Context,
  input: z.output<typeof createPaymentRequest>,
): Promise<{ payment: TerminalPayment; created: boolean }> {
  requirePermission(ctx, "payment:create");
  const { actor } = ctx;
  if (actor.kind !== "terminal")
    throw new DomainError("forbidden", "terminal_only", "Only a terminal takes orders.");
  vetOrder(input.order);
  const requestHash = await canonicalHash(input.order);
  const known = await findByKey(ctx, input.idempotencyKey);
  const inserted =
    known === undefined
      ? await insertPayment(ctx, actor, { ...input, requestHash, card: await readCard(ctx, input.order) })
      : undefined;
  const payment = known ?? inserted ?? (await findByKey(ctx, input.idempotencyKey));
  if (payment === undefined) throw new Error("A payment that lost the race for its key is there to be read");
  refuseOtherOrder(payment, requestHash);
  const opened = payment.status === "created" ? await openIntent(ctx, payment) : payment;
  return { payment: await read(ctx, (db) => terminalPaymentOf(db, opened)), created: inserted !== undefined };
}

async function findByKey(ctx: Context, key: string): Promise<Payment | undefined> {
  const [row] = await read(ctx, (db) => byKey(db).execute({ terminalId: ctx.actor.id, key }));
  return row;
}

const byKey = preparedOnce((reader) => {
  const own = eq(payments.terminalId, sql.placeholder("terminalId"));
  return reader
    .select()
    .from(payments)
    .where(and(own, eq(payments.idempotencyKey, sql.placeholder("key"))))
    .prepare("payment_by_key");
});

function refuseOtherOrder(payment: Payment, requestHash: string): void {
  if (payment.requestHash === requestHash) return;
  throw new DomainError(
    "conflict",
    "idempotency_mismatch",
    "This idempotency key was used for another order. A changed order needs a new key.",
    { paymentId: payment.id },
  );
}

/** Undefined when another request with the same key was faster. */
async function insertPayment(
  ctx: Context,
  terminal: { id: string; merchantId: string },
  input: { idempotencyKey: string; order: CreatePaymentInput; requestHash: string; card: ReadCard | null },
): Promise<Payment | undefined> {
  const { order, card } = input;
  // Read before the transaction: signing inside it then needs no second connection.
  await platformKey(ctx);
  return change(ctx, async (tx) => {
    const price = await pricePayment(tx, ctx, { order, funding: card?.funding ?? "unknown" });
    const signedIn = await signedInAt(tx, ctx, terminal.id);
    const target = [payments.terminalId, payments.idempotencyKey];
    const row = {
      id: makeId("payment", ctx.randomBytes),
      terminalId: terminal.id,
      merchantId: terminal.merchantId,
      orderNumber: makeOrderNumber(ctx.now, ctx.randomBytes),
      idempotencyKey: input.idempotencyKey,
      requestHash: input.requestHash,
      amountFen: order.amountFen,
      method: order.method,
      term: order.plan?.term ?? null,
      bearer: order.plan?.bearer ?? null,
      quote: price.quote,
      quoteHash: price.quote?.hash ?? null,
      ...cardColumns(card),
      acquiringFeeFen: price.acquiringFeeFen,
      sellerNetFen: price.sellerNetFen,
      configVersion: order.configVersion,
      operator: signedIn?.name ?? order.operator ?? null,
      operatorId: signedIn?.operatorId ?? null,
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + PAYMENT_VALID_MS),
    };
    const payment = await insertUnlessThere(tx, payments, { row, target });
    if (payment === undefined) return undefined;
    if (price.quote !== null) await holdSubsidy(tx, ctx, { order, priced: { payment, quote: price.quote } });
    await recordAudit(tx, ctx, {
      action: "payment.create",
      subjectType: "payment",
      subjectId: payment.id,
      after: {
        status: payment.status,
        amountFen: payment.amountFen,
        method: payment.method,
        term: payment.term,
        ...(card !== null && { cardFunding: card.funding, cardEntry: card.entry }),
      },
    });
    return payment;
  });
}

function cardColumns(card: ReadCard | null) {
  if (card === null) return {};
  const { token, funding, brand, last4, entry } = card;
  return { cardToken: token, cardFunding: funding, cardBrand: brand, cardLast4: last4, cardEntry: entry };
}
