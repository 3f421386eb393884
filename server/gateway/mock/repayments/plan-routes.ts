import { type Kind, retrieveRoute } from "#server/gateway/mock/http/loading.ts";
import { listRoute } from "#server/gateway/mock/http/pages.ts";
import type { DeclaredRoute } from "#server/gateway/mock/http/route.ts";

const PLAN: Kind = {
  object: "instalment_plan",
  path: "/v1/instalment_plans",
  missing: { called: "instalment plan" },
};

/** What payers owe after charges in instalments: an extension, as the instalments of Alipay intents are. */
export const PLAN_ROUTES: readonly DeclaredRoute[] = [
  listRoute({ ...PLAN, filters: ["payment_intent", "status"] }),
  retrieveRoute(PLAN),
];
