import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { insertRows } from "#db/insert-rows.ts";
import { preparedOnce } from "#db/prepared.ts";
import { merchants, stores } from "#db/schema/merchants.ts";
import { vouchers } from "#db/schema/payments.ts";
import { configVersions, terminals } from "#db/schema/terminals.ts";
import { type AuditRecord, recordAudits } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { openContract } from "#server/contracts/open-contract.ts";
import { invariant } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import { paymentPosting } from "#server/domain/ledger/posting.ts";
import { cardOf } from "#server/domain/payments/cards.ts";
import { batchNumberOf } from "#server/domain/payments/order-number.ts";
import { splitOf } from "#server/domain/payments/payment-split.ts";
import { buildVoucher } from "#server/domain/payments/vouchers/build-voucher.ts";
import { type Quote, quoteOf } from "#server/domain/quotes/quote-view.ts";
import { postLines } from "#server/ledger/post-lines.ts";
import { nextVoucherNumber } from "#server/payments/vouchers/next-voucher-number.ts";
import type { Payment } from "../internal.ts";

/** What follows from a payment that succeeded, in the same transaction: contract, posting, voucher. */
export async function recordSuccess(
  tx: Transaction,
  ctx: Context,
  { payment, paidAt }: { payment: Payment; paidAt: Date },
): Promise<void> {
  const quote = quoteOf(payment);
  const opened = quote === null ? [] : [await openContract(tx, ctx, { payment, quote })];
  const lines = paymentPosting(splitOf(payment, quote));
  const { id: sourceId, merchantId } = payment;
  await postLines(tx, ctx, { kind: "payment", sourceId, merchantId, at: paidAt, lines });
  const issued = await issueVoucher(tx, ctx, { payment, success: { quote, paidAt } });
  await recordAudits(
    tx,
    [...opened, issued].map((record) => ({ ctx, record })),
  );
}

async function issueVoucher(
  tx: Transaction,
  ctx: Context,
  { payment, success }: { payment: Payment; success: { quote: Quote | null; paidAt: Date } },
): Promise<AuditRecord> {
  const { terminalId, configVersion } = payment;
  const [place] = await placeOfVoucher(tx).execute({ terminalId, configVersion });
  invariant(place !== undefined, "a payment's terminal exists");
  const batchNumber = batchNumberOf(success.paidAt);
  const serial = await nextVoucherNumber(tx, payment.terminalId, batchNumber);
  const voucherNumber = String(serial).padStart(6, "0");
  const id = makeId("voucher", ctx.randomBytes);
  const voucher = {
    id,
    paymentId: payment.id,
    number: `${place.terminal.number}-${batchNumber}-${voucherNumber}`,
    batchNumber,
    issuedAt: ctx.now,
    body: buildVoucher({
      ...place,
      payment: { ...payment, quote: success.quote, card: cardOf(payment) },
      gatewayNumber: payment.gatewayIntentId ?? "",
      batchNumber,
      voucherNumber,
      paidAt: success.paidAt,
      footer: footerOf(place.config),
      // A gateway that runs on this very machine moves no money.
      testMark: isLoopback(ctx.addresses.gateway),
    }),
  };
  await insertRows(tx, vouchers, [voucher]);
  return { action: "voucher.issue", subjectType: "voucher", subjectId: id, after: { paymentId: payment.id } };
}

const placeOfVoucher = preparedOnce((reader) =>
  reader
    .select({
      merchant: { name: merchants.name, number: merchants.number },
      store: { name: stores.name },
      terminal: { number: terminals.number },
      config: configVersions.payload,
    })
    .from(terminals)
    .innerJoin(merchants, eq(merchants.id, terminals.merchantId))
    .innerJoin(stores, eq(stores.id, terminals.storeId))
    .leftJoin(
      configVersions,
      and(
        eq(configVersions.terminalId, terminals.id),
        eq(configVersions.version, sql.placeholder("configVersion")),
      ),
    )
    .where(eq(terminals.id, sql.placeholder("terminalId")))
    .prepare("place_of_voucher"),
);

function footerOf(config: unknown): string {
  const { display } = (config ?? {}) as { display?: { voucherFooter?: string } };
  return display?.voucherFooter ?? "";
}

function isLoopback(address: string): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(new URL(address).hostname);
}
