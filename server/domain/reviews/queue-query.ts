import { z } from "zod";
import { APPLICATION_STATUSES } from "#server/domain/applications/status.ts";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { instant } from "#server/domain/fields/numbers.ts";
import { search } from "#server/domain/fields/pages.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { line } from "#server/domain/fields/text.ts";
import { MERCHANT_KINDS, PRODUCTS } from "#server/domain/merchants/kinds.ts";
import { QUEUE_SORTS, QUEUE_VIEWS } from "./queue-views.ts";
import { RISK_RATINGS } from "./risk/rules.ts";

/** How a list of cases is narrowed and ordered. */
export const queueQuery = z.strictObject({
  view: z.enum(QUEUE_VIEWS).optional(),
  statuses: z.array(z.enum(APPLICATION_STATUSES)).min(1).max(9).optional(),
  kind: z.enum(MERCHANT_KINDS).optional(),
  product: z.enum(PRODUCTS).optional(),
  rating: z.enum(RISK_RATINGS).optional(),
  /** Of a view, or of the desk: by deadline unless it says otherwise. */
  sort: z.enum(QUEUE_SORTS).optional(),
  /** Part of a shop's name, or a whole number: of an application, a merchant, a licence, a mobile, an ID or an account. */
  search,
});
export type SavedQuery = z.output<typeof queueQuery>;

export const savedView = z.strictObject({ id: z.string(), name: z.string(), query: queueQuery });
export const savedViews = z.array(savedView);

export const saveViewInput = z.strictObject({
  name: line({ min: 1, max: 40, kind: "name" }),
  query: queueQuery,
});
export const dropViewInput = z.strictObject({ savedViewId: id("savedView") });

/** Cases that were chosen in the queue, each in the version that was seen. */
const cases = z
  .array(z.strictObject(versioned("applicationId", "application")))
  .min(1)
  .max(50);

export const claimCasesInput = z.strictObject({ cases });
export const assignCasesInput = z.strictObject({ cases, personId: id("person") });

/** What became of each: done, or why not. */
export const caseOutcomes = z.array(
  z.strictObject({
    applicationId: z.string(),
    done: z.boolean(),
    code: z.string().nullable(),
    reason: z.string().nullable(),
  }),
);
export type CaseOutcomes = z.infer<typeof caseOutcomes>;

/** Until when the case is out of sight; null to have it back now. */
export const snoozeCaseInput = z.strictObject({
  ...versioned("applicationId", "application"),
  until: instant.nullable(),
});

export const escalateCaseInput = z.strictObject({ ...versioned("applicationId", "application"), reason });
