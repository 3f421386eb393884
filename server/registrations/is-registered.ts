import { and, desc, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { registrations } from "#db/schema/registrations.ts";

/** Whether the last change of a terminal leaves it bound; what is only told again is none. */
export async function isRegistered(tx: Transaction, terminalId: string): Promise<boolean> {
  const [last] = await tx
    .select({ change: registrations.change })
    .from(registrations)
    .where(and(eq(registrations.terminalId, terminalId), eq(registrations.again, false)))
    .orderBy(desc(registrations.seq))
    .limit(1);
  return last !== undefined && last.change !== "unbind";
}
