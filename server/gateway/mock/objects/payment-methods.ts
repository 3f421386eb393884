import { type Kind, retrieveRoute } from "#server/gateway/mock/http/loading.ts";
import type { DeclaredRoute } from "#server/gateway/mock/http/route.ts";

const PAYMENT_METHOD: Kind = {
  object: "payment_method",
  path: "/v1/payment_methods",
  missing: { called: "PaymentMethod", param: "payment_method" },
};

export const PAYMENT_METHOD_ROUTES: readonly DeclaredRoute[] = [retrieveRoute(PAYMENT_METHOD)];
