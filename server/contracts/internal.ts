import { asc, eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { contractInstalments, type contracts } from "#db/schema/contracts.ts";

export type Contract = typeof contracts.$inferSelect;
export type Instalment = typeof contractInstalments.$inferSelect;

/** The instalments of a contract in the order in which they fall due. */
export async function instalmentsOf(reader: Reader, contractId: string): Promise<Instalment[]> {
  return reader
    .select()
    .from(contractInstalments)
    .where(eq(contractInstalments.contractId, contractId))
    .orderBy(asc(contractInstalments.period));
}
