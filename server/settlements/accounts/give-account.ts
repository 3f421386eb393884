import { and, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { settlementAccounts } from "#db/schema/settlements.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { personIdOf } from "#server/domain/actor.ts";
import type { settlementAnswers } from "#server/domain/applications/answers.ts";
import { maskAccount } from "#server/domain/applications/masking.ts";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { makeId } from "#server/domain/ids.ts";
import { PROOF_DAYS, proofAmountOf } from "#server/domain/settlements/proof.ts";
import { UNPROVEN_STATUSES } from "#server/domain/settlements/status.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { promisePayout } from "../payouts/promise-payout.ts";

/**
 * Puts an account on record and promises the small transfer that proves it. The one in force stays so until this one is
 * read back; one that was still to be proven gives way.
 */
export async function giveAccount(
  tx: Transaction,
  ctx: Context,
  { merchantId, account }: { merchantId: string; account: z.output<typeof settlementAnswers> },
): Promise<typeof settlementAccounts.$inferSelect> {
  const unproven = await tx
    .select()
    .from(settlementAccounts)
    .where(
      and(
        eq(settlementAccounts.merchantId, merchantId),
        inArray(settlementAccounts.status, [...UNPROVEN_STATUSES]),
      ),
    );
  for (const before of unproven)
    await takeStep(tx, ctx, { noun: "settlement_account", before, event: "replace" });
  const id = makeId("settlementAccount", ctx.randomBytes);
  const proofFen = proofAmountOf(ctx.randomBytes);
  const [row] = await tx
    .insert(settlementAccounts)
    .values({
      ...{ id, merchantId, accountType: account.accountType, bankName: account.bankName, proofFen },
      accountName: ctx.vault.seal(account.accountName, placeOf("settlement_accounts.name", id)),
      accountNumber: ctx.vault.seal(account.accountNumber, placeOf("settlement_accounts.number", id)),
      numberIndex: ctx.vault.blindIndex("account_number", account.accountNumber),
      numberMasked: maskAccount(account.accountNumber),
      ...{ givenById: personIdOf(ctx), givenAt: ctx.now, since: ctx.now },
      expiresAt: new Date(ctx.now.getTime() + PROOF_DAYS * DAY_MS),
    })
    .returning();
  if (row === undefined) throw new Error("An insert answers its row");
  await recordAudit(tx, ctx, {
    action: "settlement_account.give",
    subjectType: "settlement_account",
    subjectId: id,
    after: { status: row.status, merchantId, account: row.numberMasked },
  });
  await promisePayout(tx, ctx, { account: row, settlementId: null, amountFen: proofFen });
  return row;
}
