import { DomainError } from "#server/domain/errors.ts";
import type { Carrier } from "#server/domain/shipments/carriers.ts";
import type { TrackingReport } from "#server/domain/shipments/tracking.ts";

/** A parcel that somebody is asked to look after. */
export interface FollowedParcel {
  shipmentId: string;
  carrier: Carrier;
  trackingNumber: string;
  /** The last four digits of the recipient's number, which some carriers ask for; null for the others. */
  phoneEnding: string | null;
}

/** Who tells us where parcels are. It calls back, may repeat itself, and tells things out of order. */
export interface ParcelTracker {
  /** Whether anybody looks after parcels at all; without, people move them by hand. */
  readonly follows: boolean;
  /** Asks for reports of a parcel; the same again is no fault. Throws `TrackerError`, and never waits without end. */
  follow(parcel: FollowedParcel): Promise<void>;
  /**
   * What a call about this parcel says. Throws `DomainError` `report_unsigned` when it is not the tracker's word about
   * this very parcel and number, and `report_malformed` when it cannot be read.
   */
  readReport(call: { shipmentId: string; trackingNumber: string; body: string }): TrackingReport;
}

/** A call that is not the tracker's word about this very parcel and number. */
export function unsigned(): DomainError {
  return new DomainError("unauthenticated", "report_unsigned", "The report is not signed for this parcel.");
}

/** Those that another try may help come first. */
export const TRACKER_FAILURES = {
  unavailable: { retryable: true },
  unanswered: { retryable: true },
  refused: { retryable: false },
} as const;
export type TrackerFailure = keyof typeof TRACKER_FAILURES;

/** A parcel that nobody looks after. It names neither the number nor the phone. */
export class TrackerError extends Error {
  readonly reason: TrackerFailure;
  readonly retryable: boolean;
  /** The tracker's own code, which an operator can look up. */
  readonly code: string;

  constructor(reason: TrackerFailure, code: string) {
    super(`The tracker does not follow a parcel: ${reason} (${code})`);
    this.name = "TrackerError";
    this.reason = reason;
    this.retryable = TRACKER_FAILURES[reason].retryable;
    this.code = code;
  }
}
