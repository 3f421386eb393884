import type { Reader } from "#db/client.ts";
import { usedAssertions } from "#db/schema/terminals.ts";
import type { Assertion } from "./verify-assertion.ts";

/** Whether none of the assertions was used before; from now on all of them were. */
export async function spendAssertions(db: Reader, assertions: readonly Assertion[]): Promise<boolean> {
  const fresh = await db
    .insert(usedAssertions)
    .values(assertions.map(({ jti, terminalId, expiresAt }) => ({ jti, terminalId, expiresAt })))
    .onConflictDoNothing()
    .returning({ jti: usedAssertions.jti });
  return fresh.length === assertions.length;
}
