import { contextFor } from "#server/context.ts";
import { systemActor } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { recordTracking } from "#server/shipments/tracking/record-tracking.ts";
import { webRuntime } from "../runtime.ts";
import { readBody } from "./read-body.ts";
import { respond } from "./respond.ts";

const MAX_REPORT_BYTES = 512 * 1024;
/** What 快递100 takes for an acknowledgement; after any other answer it calls again. */
const ACKNOWLEDGED = { result: true, returnCode: "200", message: "成功" };

/** `POST /api/webhooks/parcels/{shipmentId}`: where a parcel is, signed for this very parcel. */
export function postParcelReport(
  request: Request,
  { shipmentId = "" }: Record<string, string>,
): Promise<Response> {
  return respond(async () => {
    const body = await readBody(request, MAX_REPORT_BYTES);
    if (body === null)
      throw new DomainError("too_large", "report_too_large", "This is a longer report than any parcel's.");
    const ctx = contextFor(webRuntime(), { actor: systemActor("tracker"), now: new Date() });
    await recordTracking(ctx, { shipmentId, body: body.toString() });
    return Response.json(ACKNOWLEDGED);
  });
}
