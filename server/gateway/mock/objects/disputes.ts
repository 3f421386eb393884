import { type Kind, retrieveRoute } from "#server/gateway/mock/http/loading.ts";
import { listRoute } from "#server/gateway/mock/http/pages.ts";
import type { DeclaredRoute } from "#server/gateway/mock/http/route.ts";

const DISPUTE: Kind = { object: "dispute", path: "/v1/disputes" };

export const DISPUTE_ROUTES: readonly DeclaredRoute[] = [
  listRoute({ ...DISPUTE, filters: ["charge", "payment_intent"] }),
  retrieveRoute(DISPUTE),
];
