import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { terminals } from "#db/schema/terminals.ts";
import type { Context } from "#server/context.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import { moveTerminal } from "./change-terminal.ts";

/** Stops a terminal that works, and its device, for whoever decides so in their own change; any other stays as it is. */
export async function suspendWorking(
  tx: Transaction,
  ctx: Context,
  { terminalId, reason }: { terminalId: string; reason: string },
): Promise<void> {
  const [before] = await tx.select().from(terminals).where(eq(terminals.id, terminalId));
  if (before?.status !== "active") return;
  await moveTerminal(tx, ctx, { before, event: "suspend", reason });
  await moveDevice(tx, ctx, { deviceId: before.deviceId, event: "suspend", reason });
}
