/**
 * The way of what one person makes and proposes and another puts on record or refuses. What becomes of it once it is
 * published is each thing's own.
 */
export const PROPOSAL_TRANSITIONS = {
  draft: { propose: "pending_second", discard: "discarded" },
  pending_second: { publish: "published", refuse: "refused", discard: "discarded" },
} as const;

export type Decision = "publish" | "refuse";

/** Whether a step is the second person's; every other one is for whoever makes proposals. */
export function isDecision(event: string): event is Decision {
  return event === "publish" || event === "refuse";
}
