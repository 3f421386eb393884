import { eq } from "drizzle-orm";
import { vouchers } from "#db/schema/payments.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { CheckVoucherInput } from "#server/domain/payments/inputs.ts";
import { payerPaysFen } from "#server/domain/payments/payer-pays.ts";
import { type VoucherCheck, voucherBody } from "#server/domain/payments/vouchers/views.ts";
import { throttle } from "#server/identity/throttle.ts";
import { givenBack, voucherHash } from "./view-voucher.ts";

/**
 * Whether a voucher is genuine, for whoever holds it: by its number and its check code, or the code of its quote. An
 * unknown number and a wrong code are told alike (`voucher_not_genuine`), and nobody's name is told at all.
 */
export async function checkVoucher(ctx: Context, { number, hash }: CheckVoucherInput): Promise<VoucherCheck> {
  await throttle(ctx, "voucher_checks_of_sender", ctx.origin.address);
  const [voucher] = await read(ctx, (db) => db.select().from(vouchers).where(eq(vouchers.number, number)));
  const body = voucher && voucherBody.parse(voucher.body);
  if (voucher === undefined || body === undefined) throw notGenuine();
  if (voucherHash(voucher) !== hash && body.instalments?.quoteHash !== hash) throw notGenuine();
  const given = await read(ctx, (db) => givenBack(db, voucher.paymentId));
  const { paidAt, amountFen, instalments: plan, testMark } = body;
  return {
    number,
    paidAt,
    paidFen: payerPaysFen({ amountFen, plan }),
    refundedFen: given.reduce((sum, refund) => sum + refund.amountFen, 0),
    term: plan?.term ?? null,
    testMark,
  };
}

function notGenuine(): DomainError {
  const text = "No voucher has this number and this code. Compare both with the paper.";
  return new DomainError("not_found", "voucher_not_genuine", text);
}
