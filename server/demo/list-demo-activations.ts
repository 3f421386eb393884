import { and, asc, eq, gt } from "drizzle-orm";
import { z } from "zod";
import { devices } from "#db/schema/devices.ts";
import { terminals } from "#db/schema/terminals.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { boundTerminals } from "#server/terminals/bound-terminals.ts";

export const demoActivation = z.strictObject({
  serialNumber: z.string(),
  activationCode: z.string(),
  merchantId: z.string(),
  model: z.string(),
});

/** Delivered terminals of the demo that still wait for activation; the route refuses outside the demo. */
export async function listDemoActivations(ctx: Context): Promise<z.infer<typeof demoActivation>[]> {
  const rows = await read(ctx, (db) =>
    boundTerminals(db)
      .where(
        and(
          eq(terminals.status, "awaiting_activation"),
          eq(devices.status, "delivered"),
          gt(terminals.activationExpiresAt, ctx.now),
        ),
      )
      .orderBy(asc(terminals.number))
      .limit(10_000),
  );
  return rows.map(({ terminal, device, merchant }) => ({
    serialNumber: device.serialNumber,
    activationCode: ctx.vault.open(terminal.activationCode, placeOf("terminals.activationCode", terminal.id)),
    merchantId: merchant.id,
    model: device.modelCode,
  }));
}
