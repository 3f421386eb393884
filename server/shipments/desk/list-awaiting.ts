import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { afterCursor, containsText, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { applications } from "#db/schema/applications.ts";
import { deviceModels, devices } from "#db/schema/devices.ts";
import { merchants } from "#db/schema/merchants.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { type awaitingPage, RESERVE_WITHIN } from "#server/domain/shipments/awaiting.ts";
import type { listAwaitingInput } from "#server/domain/shipments/inputs.ts";
import { awaitingMerchants } from "./awaiting-merchants.ts";

const KEYSET: Keyset = { at: merchants.createdAt, id: merchants.id, first: "oldest" };

/** Approved merchants that wait for a device, the longest waiting first, with what was agreed on and its stock. */
export async function listAwaiting(
  ctx: Context,
  input: z.infer<typeof listAwaitingInput>,
): Promise<z.infer<typeof awaitingPage>> {
  requirePermission(ctx, "shipment:read");
  const rows = await read(ctx, (db) =>
    db
      .select({
        id: merchants.id,
        name: merchants.name,
        product: merchants.product,
        version: merchants.version,
        at: merchants.createdAt,
        modelCode: deviceModels.code,
        modelName: deviceModels.name,
        inStock: sql<number>`(select count(*)::int from ${devices}
          where ${devices.modelCode} = ${deviceModels.code} and ${devices.status} = 'in_stock')`,
      })
      .from(merchants)
      .innerJoin(applications, eq(applications.id, merchants.applicationId))
      .leftJoin(deviceModels, eq(deviceModels.code, applications.agreedModel))
      .where(
        and(
          awaitingMerchants(db),
          containsText([merchants.name, merchants.number], input.search),
          afterCursor(KEYSET, input.cursor),
        ),
      )
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1),
  );
  const { holder, days } = RESERVE_WITHIN;
  return pageOf(
    rows,
    ({ at, id }) => ({ at, id }),
    ({ id, name, at, ...row }) => ({
      merchantId: id,
      merchantName: name,
      ...row,
      since: at.toISOString(),
      wait: { holder, dueAt: new Date(at.getTime() + days * DAY_MS).toISOString() },
    }),
  );
}
