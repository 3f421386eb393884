import { inArray } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { people } from "#db/schema/people.ts";
import type { Context } from "#server/context.ts";
import { moveWaitOf } from "#server/domain/devices/move-waits.ts";
import { isOwnProposal } from "#server/domain/second-person.ts";
import { RUN_WAITS } from "#server/domain/settlements/rules.ts";
import { SETTLEMENT_STATUSES } from "#server/domain/settlements/status.ts";
import type { RunDetail, RunView } from "#server/domain/settlements/views.ts";
import type { Run } from "./open-run.ts";
import { type RunEvidence, runEvidence } from "./run-evidence.ts";

/** A run with its totals. */
export function runViewOf(run: Run, evidence: RunEvidence, names: ReadonlyMap<string, string>): RunView {
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? id));
  const { id, settlesOn, status, refusal, version } = run;
  return {
    ...{ id, settlesOn, status, refusal, version },
    cutoffAt: run.cutoffAt.toISOString(),
    preparedBy: nameOf(run.preparedById),
    preparedAt: run.preparedAt.toISOString(),
    approvedBy: nameOf(run.approvedById),
    decidedAt: run.decidedAt?.toISOString() ?? null,
    merchants: evidence.merchants,
    ...evidence.parts,
    wait: moveWaitOf(RUN_WAITS, status, run.since),
  };
}

/** The same with what an approval is bound to. */
export async function runDetailOf(reader: Reader, { actor }: Context, run: Run): Promise<RunDetail> {
  const evidence = await runEvidence(reader, run.id);
  const view = runViewOf(run, evidence, await namesOf(reader, [run.preparedById, run.approvedById]));
  return {
    ...view,
    counts: Object.fromEntries(
      SETTLEMENT_STATUSES.map((status) => [status, evidence.counts[status] ?? 0]),
    ) as RunDetail["counts"],
    evidenceHash: evidence.hash,
    isOwn: isOwnProposal(actor.id, { createdById: run.preparedById, proposedById: null }),
  };
}

/** Names of those who acted, for whoever reads of it. */
export async function namesOf(
  reader: Reader,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const asked = ids.filter((id) => id !== null);
  if (asked.length === 0) return new Map();
  const rows = await reader
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, asked));
  return new Map(rows.map(({ id, name }) => [id, name ?? id]));
}
