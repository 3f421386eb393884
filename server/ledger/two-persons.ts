import { alias } from "drizzle-orm/pg-core";
import { merchants } from "#db/schema/merchants.ts";
import { people } from "#db/schema/people.ts";
import type { Actor } from "#server/domain/actor.ts";
import { moveWaitOf } from "#server/domain/devices/move-waits.ts";
import { SECOND_PERSON_WAITS } from "#server/domain/ledger/two-persons.ts";

export const proposer = alias(people, "proposer");
export const decider = alias(people, "decider");

/** Columns that name the merchant and both persons. */
export const NAMES = { merchantName: merchants.name, proposedBy: proposer.name, decidedBy: decider.name };

interface Names {
  merchantName: string;
  proposedBy: string | null;
  decidedBy: string | null;
}

interface Proposed {
  id: string;
  merchantId: string;
  reason: string;
  status: "proposed" | "booked" | "in_force" | "refused";
  refusal: string | null;
  proposedById: string;
  proposedAt: Date;
  since: Date;
  version: number;
}

/** What a view tells of something that one person proposed and another decides on. */
export function decidedByTwoOf<R extends Proposed>(actor: Actor, row: R, names: Names) {
  const { id, merchantId, reason, refusal, version } = row;
  const status: R["status"] = row.status;
  return {
    ...{ id, merchantId, reason, status, refusal, version },
    merchantName: names.merchantName,
    proposedBy: names.proposedBy ?? row.proposedById,
    proposedAt: row.proposedAt.toISOString(),
    decidedBy: names.decidedBy,
    isOwn: row.proposedById === actor.id,
    wait: moveWaitOf<Proposed["status"]>(SECOND_PERSON_WAITS, status, row.since),
  };
}
