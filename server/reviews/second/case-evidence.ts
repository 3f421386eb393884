import { sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";

/** The hash of what a decision on a case rests on; counted by the database, whose triggers compare the same. */
export async function caseEvidence(reader: Reader, applicationId: string): Promise<string> {
  const { rows } = await reader.execute<{ hash: string }>(
    sql`select case_evidence(${applicationId}) as hash`,
  );
  return rows[0]?.hash ?? "";
}
