import { and, eq, inArray, isNull, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { afterCursor, containsText, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { ofVisibleMerchants } from "#db/of-visible-merchants.ts";
import { overdue } from "#db/overdue.ts";
import { claims } from "#db/schema/claims.ts";
import { devices } from "#db/schema/devices.ts";
import { merchants } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { listClaimsInput } from "#server/domain/claims/inputs.ts";
import { TAMPERING } from "#server/domain/claims/reasons.ts";
import { OPEN_CLAIM_STATUSES } from "#server/domain/claims/status.ts";
import type { claimPage } from "#server/domain/claims/views.ts";
import { CLAIM_WAITS } from "#server/domain/claims/waits.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { claimRows } from "./claim-rows.ts";
import { claimViewOf } from "./claim-view-of.ts";

type ListClaimsInput = z.infer<typeof listClaimsInput>;

const KEYSET: Keyset = { at: claims.openedAt, id: claims.id, first: "newest" };

/** Claims that the person may see, newest first. */
export async function listClaims(ctx: Context, input: ListClaimsInput): Promise<z.infer<typeof claimPage>> {
  requirePermission(ctx, isPermitted(ctx.actor.roles, "claim:read") ? "claim:read" : "claim:own");
  const rows = await read(ctx, (db) =>
    claimRows(db)
      .where(
        and(
          ofVisibleMerchants(ctx, "claim:read"),
          input.merchantId === undefined ? undefined : eq(claims.merchantId, input.merchantId),
          input.terminalId === undefined ? undefined : eq(claims.terminalId, input.terminalId),
          input.status === undefined ? undefined : eq(claims.status, input.status),
          input.only === undefined ? undefined : ONLY[input.only](ctx.now),
          containsText([merchants.name, terminals.number, devices.serialNumber], input.search),
          afterCursor(KEYSET, input.cursor),
        ),
      )
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1),
  );
  return pageOf(
    rows,
    ({ claim }) => ({ at: claim.openedAt, id: claim.id }),
    (row) => claimViewOf(ctx, row),
  );
}

const ONLY: Record<NonNullable<ListClaimsInput["only"]>, (now: Date) => SQL | undefined> = {
  open: () => inArray(claims.status, OPEN_CLAIM_STATUSES),
  overdue: (now) => overdue(claims, CLAIM_WAITS, now),
  quarantined: () => and(eq(claims.reason, TAMPERING), isNull(claims.clearedAt)),
};
