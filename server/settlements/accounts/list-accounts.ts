import { and, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { settlementAccounts } from "#db/schema/settlements.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import type { listAccountsInput } from "#server/domain/settlements/inputs.ts";
import type { AccountView } from "#server/domain/settlements/views.ts";
import { requireVisibleMerchant } from "#server/ledger/require-visible-merchant.ts";
import { accountViewOf } from "./account-view-of.ts";

const NEWEST = 50;

/** Where a merchant is paid, was paid, and wants to be paid, the newest first. */
export async function listAccounts(
  ctx: Context,
  { merchantId, status }: z.output<typeof listAccountsInput>,
): Promise<{ items: AccountView[] }> {
  if (!isPermitted(ctx.actor.roles, "settlement:read")) requirePermission(ctx, "settlement_account:own");
  const rows = await read(ctx, async (db) => {
    await requireVisibleMerchant(db, ctx, { merchantId, permission: "settlement:read" });
    return db
      .select()
      .from(settlementAccounts)
      .where(
        and(
          eq(settlementAccounts.merchantId, merchantId),
          status === undefined ? undefined : eq(settlementAccounts.status, status),
        ),
      )
      .orderBy(desc(settlementAccounts.givenAt), desc(settlementAccounts.id))
      .limit(NEWEST);
  });
  return { items: rows.map((row) => accountViewOf(ctx, row)) };
}
