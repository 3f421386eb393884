import { contextFor } from "#server/context.ts";
import { systemActor } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { recordSmsReceipt } from "#server/messages/record-sms-receipt.ts";
import { webRuntime } from "../runtime.ts";
import { readBody } from "./read-body.ts";
import { respond } from "./respond.ts";

const MAX_RECEIPTS_BYTES = 256 * 1024;
/** What Tencent Cloud takes for an acknowledgement; after any other answer it sends the same again. */
const ACKNOWLEDGED = { result: 0, errmsg: "OK" };

/** `POST /api/webhooks/sms?key=<SMS_WEBHOOK_SECRET>`: delivery receipts, which the carrier does not sign. */
export function postSmsReceipts(request: Request): Promise<Response> {
  return respond(async () => {
    const body = await readBody(request, MAX_RECEIPTS_BYTES);
    if (body === null)
      throw new DomainError(
        "too_large",
        "receipts_too_large",
        "These are more receipts than one call may bring.",
      );
    const runtime = webRuntime();
    const key = new URL(request.url).searchParams.get("key") ?? "";
    const receipts = runtime.sms.readReceipts({ key, body: body.toString() });
    const ctx = contextFor(runtime, { actor: systemActor("sms"), now: new Date() });
    for (const receipt of receipts) await recordSmsReceipt(ctx, receipt);
    return Response.json(ACKNOWLEDGED);
  });
}
