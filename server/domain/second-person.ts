import type { Actor } from "./actor.ts";
import { DomainError } from "./errors.ts";

interface Proposal {
  createdById: string | null;
  proposedById: string | null;
}

/** Whether somebody made or proposed what is now to be decided, in this session or any other. */
export function isOwnProposal(personId: string, { createdById, proposedById }: Proposal): boolean {
  return personId === createdById || personId === proposedById;
}

/** One person never decides alone what moves money or prices: refuses whoever made or proposed it. */
export function requireSecondPerson(actor: Actor, proposal: Proposal): void {
  if (!isOwnProposal(actor.id, proposal)) return;
  throw new DomainError(
    "forbidden",
    "needs_second_person",
    "Somebody else must decide on this: it was made or proposed by you.",
  );
}

/** What was decided on must be what the decider saw; anything else is looked at again. */
export function requireEvidence(seen: string | undefined, evidenceHash: string): void {
  if (seen === evidenceHash) return;
  throw new DomainError(
    "conflict",
    "evidence_changed",
    "What this decision rests on is not what you saw. Look at it again, then decide.",
    { evidenceHash },
  );
}
