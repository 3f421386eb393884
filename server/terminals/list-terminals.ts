import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { afterCursor, containsText, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { ofVisibleMerchants } from "#db/of-visible-merchants.ts";
import { devices } from "#db/schema/devices.ts";
import { merchants } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import type { listTerminalsInput } from "#server/domain/terminals/inputs.ts";
import type { terminalPage } from "#server/domain/terminals/views.ts";
import { boundTerminals } from "./bound-terminals.ts";
import { ofTrouble } from "./of-trouble.ts";
import { summaryOf } from "./summary-of.ts";

const KEYSET: Keyset = { at: terminals.createdAt, id: terminals.id, first: "newest" };

/** Terminals that the person may see, newest first. */
export async function listTerminals(
  ctx: Context,
  input: z.infer<typeof listTerminalsInput>,
): Promise<z.infer<typeof terminalPage>> {
  const all = isPermitted(ctx.actor.roles, "terminal:read");
  requirePermission(ctx, all ? "terminal:read" : "terminal:read_own");
  const rows = await read(ctx, (db) =>
    boundTerminals(db)
      .where(
        and(
          ofVisibleMerchants(ctx, "terminal:read"),
          input.merchantId === undefined ? undefined : eq(terminals.merchantId, input.merchantId),
          input.status === undefined ? undefined : eq(terminals.status, input.status),
          input.only === undefined ? undefined : ofTrouble(ctx, input.only),
          containsText([merchants.name, terminals.number, devices.serialNumber], input.search),
          afterCursor(KEYSET, input.cursor),
        ),
      )
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1),
  );
  return pageOf(
    rows,
    ({ terminal }) => ({ at: terminal.createdAt, id: terminal.id }),
    (row) => summaryOf(ctx, row),
  );
}
