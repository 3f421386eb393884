import type { Context } from "#server/context.ts";
import { makePayerCode } from "#server/domain/contracts/payer-code.ts";

/**
 * The code that stands on the payer's copy of a voucher, and nowhere else. It is made of the voucher's number under the
 * portal's key, so that it can be printed again and lies in no table.
 */
export function payerCode(ctx: Pick<Context, "vault">, voucherNumber: string): string {
  let drawn = 0;
  return makePayerCode(() =>
    Buffer.from(ctx.vault.blindIndex("payer_code", `${voucherNumber}/${drawn++}`), "base64url"),
  );
}
