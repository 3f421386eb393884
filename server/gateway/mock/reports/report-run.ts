import { z } from "zod";
import type { Call } from "#server/gateway/mock/http/call.ts";
import { type Kind, retrieveRoute } from "#server/gateway/mock/http/loading.ts";
import { listRoute } from "#server/gateway/mock/http/pages.ts";
import {
  type Given,
  type ParameterTable,
  parameter,
  requiring,
} from "#server/gateway/mock/http/parameters.ts";
import { type DeclaredRoute, route } from "#server/gateway/mock/http/route.ts";
import { StripeFault } from "#server/gateway/mock/http/stripe-fault.ts";
import { filledText, integer } from "#server/gateway/mock/http/values.ts";
import { emitEvent } from "#server/gateway/mock/webhooks/emit-event.ts";
import { stripeId } from "../gateway.ts";
import type { StoredObject } from "../store.ts";

/** The one report that there is here: every line that changed the balance. */
export const REPORT_TYPE = "balance_change_from_activity.itemized.3";

/** Its columns, in the order in which they stand when nobody asks for some of them. */
export const COLUMNS = [
  "balance_transaction_id",
  "created_utc",
  "reporting_category",
  "gross",
  "currency",
  "source_id",
  "charge_id",
  "payment_intent_id",
] as const;
const METADATA_COLUMN = /^(payment|refund)_metadata\[[\w-]{1,40}\]$/;

export interface ReportRunRecord extends StoredObject {
  object: "reporting.report_run";
  error: null;
  livemode: false;
  parameters: { interval_start: number; interval_end: number; columns: string[] };
  report_type: string;
  result: {
    id: string;
    object: "file";
    created: number;
    purpose: "finance_report_run";
    type: "csv";
    url: string;
  };
  status: "succeeded";
  succeeded_at: number;
}

const REPORT_RUN: Kind = { object: "reporting.report_run", path: "/v1/reporting/report_runs" };

interface Asked {
  reportType: string;
  parameters: ReportRunRecord["parameters"];
}

const column = filledText.refine(
  (name) => METADATA_COLUMN.test(name) || COLUMNS.some((known) => known === name),
  "This report has no such column.",
);

const CREATE: ParameterTable<Asked> = requiring(["report_type", "parameters"], {
  report_type: parameter(z.literal(REPORT_TYPE, "Invalid report_type."), (asked: Asked, given) => {
    asked.reportType = given;
  }),
  parameters: parameter(
    z.strictObject({
      interval_start: integer,
      interval_end: integer,
      columns: z.array(column).optional(),
    }),
    (asked: Asked, { columns = [...COLUMNS], ...interval }) => {
      asked.parameters = { ...interval, columns };
    },
  ),
});

export const REPORT_ROUTES: readonly DeclaredRoute[] = [
  listRoute(REPORT_RUN),
  retrieveRoute(REPORT_RUN),
  route({ method: "post", path: REPORT_RUN.path, parameters: CREATE, work: create }),
];

/** Stripe makes a report in minutes and says so by a webhook; here it is there at once. */
function create(call: Call, given: Given<Asked>): object {
  const parameters = { interval_start: 0, interval_end: 0, columns: [] };
  const asked = given.applyTo<Asked>({ reportType: "", parameters });
  if (asked.parameters.interval_end <= asked.parameters.interval_start)
    throw StripeFault.invalid("interval_end must be after interval_start.", "parameters[interval_end]");
  const id = stripeId("frr");
  const file = stripeId("file");
  const run: ReportRunRecord = {
    id,
    object: "reporting.report_run",
    created: call.now,
    error: null,
    livemode: false,
    parameters: asked.parameters,
    report_type: asked.reportType,
    result: {
      ...{ id: file, object: "file", created: call.now, purpose: "finance_report_run", type: "csv" },
      url: `${call.gateway.settings.publicUrl}/v1/files/${file}/contents`,
    },
    status: "succeeded",
    succeeded_at: call.now,
  };
  call.gateway.store.save(call.account, run);
  emitEvent(call, { type: "reporting.report_run.succeeded", object: run });
  return run;
}
