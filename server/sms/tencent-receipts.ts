import { z } from "zod";
import { DomainError } from "#server/domain/errors.ts";
import { jsonIn } from "#server/json-in.ts";
import type { SmsReceipt } from "./port.ts";

/** Reports as the carrier pushes them (document/product/382/59178); number, time and words are left where they are. */
const reports = z
  .array(
    z.object({
      sid: z.string().regex(/^[\w:.-]{1,128}$/),
      report_status: z.enum(["SUCCESS", "FAIL"]),
      errmsg: z.unknown(),
    }),
  )
  .min(1);

const CODE = /^[\w:.-]{1,64}$/;

/** The receipts in the body of a push; throws when it is anything else. */
export function tencentReceipts(body: string): SmsReceipt[] {
  const read = reports.safeParse(jsonIn(body));
  if (!read.success)
    throw new DomainError("invalid_input", "receipt_malformed", "This is no list of delivery receipts.");
  return read.data.map(({ sid, report_status, errmsg }) => ({
    carrierId: sid,
    outcome:
      report_status === "SUCCESS"
        ? { delivered: true }
        : {
            delivered: false,
            failure: typeof errmsg === "string" && CODE.test(errmsg) ? errmsg : "undelivered",
          },
  }));
}
