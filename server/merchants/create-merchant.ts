import { like, max } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { LOCKS, lock } from "#db/lock.ts";
import { merchants, stores } from "#db/schema/merchants.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { Answers } from "#server/domain/applications/answers.ts";
import { maskAccount } from "#server/domain/applications/masking.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";

/** Acquirer code of the demo; the first three digits of every UnionPay merchant number. */
const ACQUIRER = "822";

/** Makes the merchant and store of an approved application in the approval's own transaction (I1). */
export async function createMerchant(
  tx: Transaction,
  ctx: Context,
  { application, answers }: { application: { id: string; applicantId: string }; answers: Answers },
): Promise<{ merchantId: string; storeId: string }> {
  requirePermission(ctx, "application:check");
  const { start, settlement, store } = answers;
  if (start === undefined || settlement === undefined || store === undefined) {
    throw new DomainError("illegal_state", "requirements_due", "Something is still due; send it back first.");
  }
  const merchantId = makeId("merchant", ctx.randomBytes);
  const number = await nextMerchantNumber(tx, `${ACQUIRER}${store.cityCode.slice(0, 4)}${store.mcc}`);
  await tx.insert(merchants).values({
    id: merchantId,
    number,
    applicationId: application.id,
    ownerId: application.applicantId,
    kind: start.kind,
    product: start.product,
    name: answers.business?.registeredName ?? store.name,
    settlementAccountMasked: maskAccount(settlement.accountNumber),
    settlementBankName: settlement.bankName,
    createdAt: ctx.now,
  });
  const storeId = makeId("store", ctx.randomBytes);
  const { expectedMonthlyVolumeFen: _volume, ...place } = store;
  await tx.insert(stores).values({ id: storeId, merchantId, ...place, createdAt: ctx.now });
  await recordAudit(tx, ctx, {
    action: "merchant.create",
    subjectType: "merchant",
    subjectId: merchantId,
    after: { number, applicationId: application.id, storeId },
  });
  return { merchantId, storeId };
}

/** 15 digits: acquirer 3, city 4, MCC 4, running number 4; the lock gives parallel approvals different ones. */
async function nextMerchantNumber(tx: Transaction, prefix: string): Promise<string> {
  await lock(tx, LOCKS.merchantNumbers(prefix));
  const [row] = await tx
    .select({ last: max(merchants.number) })
    .from(merchants)
    .where(like(merchants.number, `${prefix}%`));
  const running = row?.last == null ? 1 : Number(row.last.slice(-4)) + 1;
  if (running > 9999) {
    throw new DomainError(
      "unavailable",
      "merchant_numbers_used_up",
      "No merchant number is left for this city and MCC.",
    );
  }
  return `${prefix}${String(running).padStart(4, "0")}`;
}
