import { desc, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { reasonCodes } from "#db/schema/desk.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { ReasonKind } from "#server/domain/reviews/reasons.ts";

/** The version of a reason's wording that is said now; refuses a code that is not, or no longer, for this kind of decision. */
export async function requireReason(
  tx: Transaction,
  { kind, code }: { kind: ReasonKind; code: string | undefined },
): Promise<{ code?: string; codeNumber?: number }> {
  if (code === undefined) return {};
  const [last] = await tx
    .select()
    .from(reasonCodes)
    .where(eq(reasonCodes.code, code))
    .orderBy(desc(reasonCodes.number))
    .limit(1);
  if (last !== undefined && last.kind === kind && !last.retired) return { code, codeNumber: last.number };
  throw new DomainError("invalid_input", "reason_unknown", "There is no such reason for this decision.", {
    code,
  });
}
