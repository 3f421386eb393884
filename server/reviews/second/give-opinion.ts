import { eq, max } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { caseOpinions } from "#db/schema/desk.ts";
import type { Context } from "#server/context.ts";
import type { OpinionStage, Verdict } from "#server/domain/reviews/opinions.ts";
import { requireEvidence } from "#server/domain/second-person.ts";
import { caseEvidence } from "./case-evidence.ts";

interface Given {
  applicationId: string;
  stage: OpinionStage;
  verdict: Verdict;
  reason?: string | undefined;
  code?: string | undefined;
  codeNumber?: number | undefined;
  /** What the judge saw, where they say; what the maker saw, where they judge after one. */
  seen?: (string | undefined)[];
}

/**
 * Writes down what this person found, on the evidence as it is now; a maker's opinion begins a round. Refuses with
 * `evidence_changed` what was found on other evidence.
 */
export async function giveOpinion(
  tx: Transaction,
  ctx: Context,
  { seen = [], applicationId, stage, verdict, reason, code, codeNumber }: Given,
): Promise<void> {
  const evidenceHash = await caseEvidence(tx, applicationId);
  for (const hash of seen) if (hash !== undefined) requireEvidence(hash, evidenceHash);
  const [last] = await tx
    .select({ round: max(caseOpinions.round) })
    .from(caseOpinions)
    .where(eq(caseOpinions.applicationId, applicationId));
  const round = (last?.round ?? 0) + (stage === "maker" ? 1 : 0);
  await tx.insert(caseOpinions).values({
    ...{ applicationId, round, stage, verdict, evidenceHash },
    ...{ reason: reason ?? null, code: code ?? null, codeNumber: codeNumber ?? null },
    personId: ctx.actor.id,
    at: ctx.now,
  });
}
