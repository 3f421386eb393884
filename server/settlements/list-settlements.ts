import { and, eq, or, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { afterCursor, containsText, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { ofReadableMerchants } from "#db/of-readable-merchants.ts";
import { overdue } from "#db/overdue.ts";
import { merchants } from "#db/schema/merchants.ts";
import { settlements } from "#db/schema/settlements.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import type { ListSettlementsInput } from "#server/domain/settlements/inputs.ts";
import { SETTLEMENT_WAITS } from "#server/domain/settlements/rules.ts";
import type { settlementPage } from "#server/domain/settlements/views.ts";
import { settlementRows, settlementViewOf } from "./settlement-rows.ts";

const KEYSET: Keyset = { at: settlements.createdAt, id: settlements.id, first: "newest" };

/** Settlements that the person may see, the newest first. */
export async function listSettlements(
  ctx: Context,
  input: ListSettlementsInput,
): Promise<z.infer<typeof settlementPage>> {
  if (!isPermitted(ctx.actor.roles, "settlement:read")) requirePermission(ctx, "settlement:read_own");
  const { merchantId, runId, status, only = "all" } = input;
  const rows = await read(ctx, (db) =>
    settlementRows(db)
      .where(
        and(
          ofReadableMerchants(ctx, "settlement:read"),
          merchantId === undefined ? undefined : eq(settlements.merchantId, merchantId),
          runId === undefined ? undefined : eq(settlements.runId, runId),
          status === undefined ? undefined : eq(settlements.status, status),
          ONLY[only](ctx.now),
          containsText([merchants.name, merchants.number], input.search),
          afterCursor(KEYSET, input.cursor),
        ),
      )
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1),
  );
  return pageOf(
    rows,
    ({ settlement }) => ({ at: settlement.createdAt, id: settlement.id }),
    settlementViewOf,
  );
}

const ONLY: Record<NonNullable<ListSettlementsInput["only"]>, (now: Date) => SQL | undefined> = {
  all: () => undefined,
  held: () => eq(settlements.status, "held"),
  trouble: (now) => or(eq(settlements.status, "failed"), overdue(settlements, SETTLEMENT_WAITS, now)),
};
