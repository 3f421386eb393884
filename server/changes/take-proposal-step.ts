import type { Transaction } from "#db/client.ts";
import { personIdOf, requirePermission } from "#server/domain/actor.ts";
import type { Permission } from "#server/domain/permissions.ts";
import { isDecision } from "#server/domain/proposal-status.ts";
import { requireSecondPerson } from "#server/domain/second-person.ts";
import { type ChangeContext, change } from "./change.ts";
import type { Effect } from "./enqueue.ts";
import type { EventOf, RowOf } from "./machines.ts";
import { requireStep } from "./require-step.ts";
import { type ChangesOf, type StepContext, takeStep } from "./take-step.ts";

/** What one person proposes and another decides on. */
type Proposed =
  | "rate_card"
  | "model_price"
  | "campaign"
  | "risk_rule_set"
  | "role_change"
  | "desk_hours"
  | "screening_list";

/** What else changes with a step. */
interface Outcome<N extends Proposed> {
  changes?: ChangesOf<N>;
  facts?: Record<string, unknown>;
  reason?: string;
  effects?: readonly Effect[];
}

/** Which step is to be taken, and what else changes with it, or why it is refused. */
export interface ProposalStep<N extends Proposed> {
  event: EventOf<N>;
  decide?: (tx: Transaction, before: RowOf<N>) => Promise<Outcome<N>> | Outcome<N> | undefined;
}

export interface Proposal<N extends Proposed, View> {
  noun: N;
  /** What its maker needs for a step, and what a second person does. */
  needs: Record<"maker" | "second", Permission>;
  seenVersion: number;
  load: (tx: Transaction) => Promise<RowOf<N>>;
  view: (tx: Transaction, after: RowOf<N>) => Promise<View> | View;
}

/**
 * How a step of a proposal is taken: whoever must be a second person is asked before anything else, then whether its
 * status takes the step, then what the step itself asks. Who proposed it and why it was refused are written down
 * here.
 */
export async function takeProposalStep<N extends Proposed, View>(
  ctx: StepContext & ChangeContext,
  { noun, needs, seenVersion, load, view }: Proposal<N, View>,
  { event, decide }: ProposalStep<N>,
): Promise<View> {
  requirePermission(ctx, isDecision(event) ? needs.second : needs.maker);
  return change(ctx, async (tx) => {
    const before = await load(tx);
    if (isDecision(event)) requireSecondPerson(ctx.actor, before);
    requireStep(noun, before, event);
    const outcome = await decide?.(tx, before);
    const proposed = event === "propose" ? { proposedById: personIdOf(ctx), proposedAt: ctx.now } : {};
    const refused = event === "refuse" ? { refusal: outcome?.reason } : {};
    const changes = { ...outcome?.changes, ...proposed, ...refused } as ChangesOf<N>;
    return view(tx, await takeStep<N>(tx, ctx, { noun, before, seenVersion, event, ...outcome, changes }));
  });
}
