import { and, isNotNull, isNull, lt, or } from "drizzle-orm";
import { overdue } from "#db/overdue.ts";
import { shipments } from "#db/schema/devices.ts";
import { daysBefore } from "#server/domain/calendar/durations.ts";
import { ATTENTION_WAIT } from "#server/domain/shipments/attention.ts";
import { SHIPMENT_WAITS } from "#server/domain/shipments/waits.ts";

/** Parcels whose status, or what somebody has to look at, has waited too long: the wait that is shown. */
export function overdueParcels(now: Date) {
  return or(
    and(isNull(shipments.attention), overdue(shipments, SHIPMENT_WAITS, now)),
    and(isNotNull(shipments.attention), lt(shipments.attentionSince, daysBefore(now, ATTENTION_WAIT.days))),
  );
}
