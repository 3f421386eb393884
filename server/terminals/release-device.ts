import { and, eq, ne } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { terminals } from "#db/schema/terminals.ts";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import { viewDevice } from "#server/devices/view-device.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { deviceVersionInput } from "#server/domain/devices/inputs.ts";
import type { DeviceView } from "#server/domain/devices/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { moveTerminal } from "./change-terminal.ts";

/** Gives a reserved device back to the stock; its terminal is closed. */
export async function releaseDevice(
  ctx: Context,
  input: z.infer<typeof deviceVersionInput>,
): Promise<DeviceView> {
  requirePermission(ctx, "device:write");
  return change(ctx, async (tx) => {
    const current = await viewDevice(tx, input.deviceId);
    if (current.version !== input.version) {
      throw new DomainError(
        "conflict",
        "changed_meanwhile",
        "Someone changed this device. Reload and try again.",
      );
    }
    await closeTerminalOfDevice(tx, ctx, input.deviceId);
    await moveDevice(tx, ctx, input.deviceId, "release", { merchantId: null });
    return viewDevice(tx, input.deviceId);
  });
}

/** Closes the open terminal of a device that goes back to stock. */
async function closeTerminalOfDevice(tx: Transaction, ctx: Context, deviceId: string): Promise<void> {
  const [before] = await tx
    .select()
    .from(terminals)
    .where(and(eq(terminals.deviceId, deviceId), ne(terminals.status, "closed")));
  if (before !== undefined) await moveTerminal(tx, ctx, { before, event: "close" });
}
