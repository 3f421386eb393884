import { brokenConstraint } from "#db/transaction.ts";
import { DomainError } from "#server/domain/errors.ts";

/** Runs what gives a parcel a tracking number; one that another parcel has is refused as `tracking_number_known`. */
export async function refuseKnownNumber<T>(trackingNumber: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (brokenConstraint(error) !== "shipments_tracking_number") throw error;
    const text = "Another parcel has this tracking number. Check both labels.";
    throw new DomainError("conflict", "tracking_number_known", text, { trackingNumber });
  }
}
