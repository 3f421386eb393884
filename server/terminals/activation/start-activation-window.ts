import { and, eq, ne } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { devices } from "#db/schema/devices.ts";
import { terminals } from "#db/schema/terminals.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { ACTIVATION_CODE_VALID_MS } from "#server/domain/device-protocol/activation-code.ts";

/** The seven days of a code count from the day the device arrives; whoever says so has checked the permission. */
export async function startActivationWindow(tx: Transaction, ctx: Context, deviceId: string): Promise<void> {
  const [row] = await tx
    .select({ terminal: terminals, serialNumber: devices.serialNumber })
    .from(terminals)
    .innerJoin(devices, eq(devices.id, terminals.deviceId))
    .where(and(eq(terminals.deviceId, deviceId), ne(terminals.status, "closed")));
  if (row === undefined) return;
  await compareAndSet(tx, terminals, {
    before: row.terminal,
    changes: {
      activationExpiresAt: new Date(ctx.now.getTime() + ACTIVATION_CODE_VALID_MS),
    },
  });
  await recordAudit(tx, ctx, {
    action: "terminal.start_activation",
    subjectType: "terminal",
    subjectId: row.terminal.id,
  });
}
