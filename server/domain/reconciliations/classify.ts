import type { PaymentStatus } from "#server/domain/payments/status.ts";
import type { Fen } from "../money/fen.ts";

/** What a statement line and a row of ours are about. */
export const MOVEMENTS = ["payment", "refund"] as const;
export type Movement = (typeof MOVEMENTS)[number];

/**
 * How the two sides differ: part of the amount, ours or theirs alone, another amount altogether, or the same on another
 * day. What agrees is counted and leaves no row.
 */
export const DIFFERENCE_CLASSES = ["partly", "ours_only", "theirs_only", "amount_differs", "late"] as const;
export type DifferenceClass = (typeof DIFFERENCE_CLASSES)[number];

/** Why it most likely is so; each has a sentence in every language. */
export const EXPLANATIONS = [
  "not_in_statement_yet",
  "in_another_statement",
  "on_another_day_here",
  "waits_here",
  "ended_here",
  "unknown_here",
  "less_there",
  "more_there",
] as const;
export type Explanation = (typeof EXPLANATIONS)[number];

/** One movement as both sides have it; null where a side has none. */
export interface Compared {
  oursFen: Fen | null;
  theirsFen: Fen | null;
  /** What the side that has none on this day has on another one. */
  elsewhereFen: Fen | null;
  /** How ours stands, where only they have it: done on another day, still under way, or ended otherwise. */
  standsHere: "done" | "open" | "ended" | null;
}

export interface Classified {
  class: DifferenceClass;
  explanation: Explanation;
}

/** The class of a movement on which both sides differ; null where they agree. */
export function classify({ oursFen, theirsFen, elsewhereFen, standsHere }: Compared): Classified | null {
  if (oursFen === theirsFen) return null;
  if (oursFen === null || theirsFen === null) {
    const here = oursFen ?? theirsFen;
    if (elsewhereFen === null) return alone(oursFen === null ? standsHere : "ours");
    if (elsewhereFen !== here) return byAmount(oursFen ?? elsewhereFen, theirsFen ?? elsewhereFen);
    const explanation = oursFen === null ? "on_another_day_here" : "in_another_statement";
    return { class: "late", explanation };
  }
  return byAmount(oursFen, theirsFen);
}

function alone(stands: Compared["standsHere"] | "ours"): Classified {
  if (stands === "ours") return { class: "ours_only", explanation: "not_in_statement_yet" };
  const explanation = stands === "open" ? "waits_here" : stands === "ended" ? "ended_here" : "unknown_here";
  return { class: "theirs_only", explanation };
}

function byAmount(oursFen: Fen, theirsFen: Fen): Classified {
  if (theirsFen > oursFen) return { class: "amount_differs", explanation: "more_there" };
  return { class: theirsFen > 0 ? "partly" : "amount_differs", explanation: "less_there" };
}

/** How a payment of ours stands to a charge that they tell of. */
export function standingOfPayment(status: PaymentStatus): NonNullable<Compared["standsHere"]> {
  if (status === "succeeded") return "done";
  return status === "created" || status === "awaiting_payer" ? "open" : "ended";
}

/** Ways in which a difference is resolved: by itself, by booking it, or by accepting it. */
export const RESOLUTIONS = ["agrees_now", "came_late", "adjusted", "accepted"] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** What people may choose of them; the others the portal finds by itself. */
export const RESOLVED_BY_PEOPLE = ["adjusted", "accepted"] as const satisfies readonly Resolution[];

/** How much a person may accept alone; above it a second one agrees (domain.md §7). */
export const ACCEPTED_ALONE_FEN: Fen = 10_000;

/** By how much the two sides differ. */
export function gapOf({ oursFen, theirsFen }: Pick<Compared, "oursFen" | "theirsFen">): Fen {
  return Math.abs((oursFen ?? 0) - (theirsFen ?? 0));
}
