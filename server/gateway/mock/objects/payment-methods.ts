import { type Kind, load } from "#server/gateway/mock/http/loading.ts";
import { NO_PARAMETERS } from "#server/gateway/mock/http/parameters.ts";
import { type DeclaredRoute, route } from "#server/gateway/mock/http/route.ts";
import { isTestToken } from "../cards/test-tokens.ts";
import { newPaymentMethod, typeOfToken } from "./payment-method.ts";

const PAYMENT_METHOD: Kind = {
  object: "payment_method",
  path: "/v1/payment_methods",
  missing: { called: "PaymentMethod", param: "payment_method" },
};

export const PAYMENT_METHOD_ROUTES: readonly DeclaredRoute[] = [
  route({
    method: "get",
    path: `${PAYMENT_METHOD.path}/:id`,
    parameters: NO_PARAMETERS,
    // A test id is no object: looked at, it is answered as one that nobody has used yet.
    work: (call) =>
      isTestToken(call.id)
        ? newPaymentMethod(call.now, { type: typeOfToken(call.id) }, call.id)
        : load(call, PAYMENT_METHOD),
  }),
];
