import type { Attention } from "./attention.ts";
import type { ShipmentEvent, ShipmentStatus } from "./status.ts";

/** Where a carrier says that a parcel is; of two said for one second, the later of this list is the later one. */
export const TRACKED_STATES = [
  "collected",
  "in_transit",
  "customs",
  "forwarded",
  "problem",
  "out_for_delivery",
  "refused",
  "returning",
  "return_signed",
  "signed",
] as const;
export type TrackedState = (typeof TRACKED_STATES)[number];

/** One line of a parcel's way; `state` is null where the carrier's word says nothing that we know. */
export interface Trace {
  at: Date;
  state: TrackedState | null;
  text: string;
}

/** What a carrier says of one parcel: all of its way so far, in any order, and perhaps again. */
export interface TrackingReport {
  trackingNumber: string;
  traces: readonly Trace[];
  /** Whether the carrier looks no more for a parcel that it has never seen. */
  unknown: boolean;
}

/** What a parcel's place means to us: a step that follows by itself, and what a person has to look at. */
export interface Following {
  event: ShipmentEvent | null;
  attention: Attention | null;
}

const NOTHING: Following = { event: null, attention: null };
const look = (attention: Attention): Following => ({ event: null, attention });
const HERE_AGAIN = look("arrived_here");

/**
 * By the parcel's status on record. A refusal at the door asks somebody to call the shop, since a carrier may bring the
 * parcel again; only one that is on its way back is turned back by itself. A parcel has arrived here when somebody here
 * says so: the carrier's word asks them to.
 */
const FOLLOWS: Partial<Record<ShipmentStatus, Partial<Record<TrackedState, Following>>>> = {
  shipped: {
    problem: look("problem"),
    refused: look("refused"),
    signed: { event: "deliver", attention: null },
    returning: { event: "turn_back", attention: null },
    return_signed: { event: "turn_back", attention: "arrived_here" },
  },
  returning: { problem: look("problem"), return_signed: HERE_AGAIN, signed: HERE_AGAIN },
  delivered: {
    problem: look("contradicted"),
    refused: look("contradicted"),
    returning: look("contradicted"),
    return_signed: look("contradicted"),
  },
  lost: {
    in_transit: look("found"),
    out_for_delivery: look("found"),
    returning: look("found"),
    return_signed: look("found"),
    signed: look("found"),
  },
};

export function followingOf(status: ShipmentStatus, state: TrackedState): Following {
  return FOLLOWS[status]?.[state] ?? NOTHING;
}

/** The line that says where the parcel is now; undefined while none says so. */
export function newestOf(traces: readonly Trace[]): (Trace & { state: TrackedState }) | undefined {
  const telling = traces.filter((trace): trace is Trace & { state: TrackedState } => trace.state !== null);
  return telling.sort((a, b) => a.at.getTime() - b.at.getTime() || rank(a.state) - rank(b.state)).at(-1);
}

const rank = (state: TrackedState) => TRACKED_STATES.indexOf(state);

/** Whether a line tells of a later moment than the one on record; the same again is no later. */
export function isLater(
  trace: { at: Date; state: TrackedState },
  known: { trackedAt: Date | null; trackedState: TrackedState | null },
): boolean {
  if (known.trackedAt === null || known.trackedState === null) return true;
  const ahead = trace.at.getTime() - known.trackedAt.getTime();
  return ahead === 0 ? rank(trace.state) > rank(known.trackedState) : ahead > 0;
}
