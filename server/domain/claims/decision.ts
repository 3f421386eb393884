import { DomainError } from "#server/domain/errors.ts";
import type { Coverage } from "./reasons.ts";
import { isCovered } from "./warranty.ts";

/**
 * A decision against what the warranty says is possible both ways (a drop into water, or goodwill), and says why:
 * refuses with `reason_missing` one that does not.
 */
export function requireSaidWhy(
  claim: { warrantyUntil: string; openedAt: Date },
  decision: { coverage: Coverage; reason?: string | undefined },
): void {
  const expected: Coverage = isCovered(claim, claim.openedAt) ? "warranty" : "paid";
  if (decision.coverage === expected || decision.reason !== undefined) return;
  throw new DomainError(
    "invalid_input",
    "reason_missing",
    "This goes against what the warranty says. Say why.",
    { warrantyUntil: claim.warrantyUntil },
  );
}
