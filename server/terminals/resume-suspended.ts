import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { terminals } from "#db/schema/terminals.ts";
import type { Context } from "#server/context.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import { moveTerminal } from "./change-terminal.ts";

/** Lets a suspended terminal work again within another change; any other stays as it is. */
export async function resumeSuspended(
  tx: Transaction,
  ctx: Context,
  { terminalId, reason }: { terminalId: string; reason?: string | undefined },
): Promise<void> {
  const [before] = await tx.select().from(terminals).where(eq(terminals.id, terminalId));
  if (before?.status !== "suspended") return;
  const why = reason === undefined ? {} : { reason };
  await moveTerminal(tx, ctx, { before, event: "resume", ...why });
  await moveDevice(tx, ctx, { deviceId: before.deviceId, event: "resume", ...why });
}
