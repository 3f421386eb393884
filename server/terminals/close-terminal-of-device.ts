import { and, eq, ne } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { terminals } from "#db/schema/terminals.ts";
import type { Context } from "#server/context.ts";
import { moveTerminal } from "./change-terminal.ts";

/** Closes the open terminal of a device that leaves its merchant, if it has one. */
export async function closeTerminalOfDevice(
  tx: Transaction,
  ctx: Context,
  { deviceId, reason }: { deviceId: string; reason?: string },
): Promise<void> {
  const [before] = await tx
    .select()
    .from(terminals)
    .where(and(eq(terminals.deviceId, deviceId), ne(terminals.status, "closed")));
  if (before === undefined) return;
  await moveTerminal(tx, ctx, { before, event: "close", ...(reason !== undefined && { reason }) });
}
