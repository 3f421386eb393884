import { z } from "zod";
import { shipping } from "#server/gateway/mock/http/contacts.ts";
import { type Kind, load, retrieveRoute } from "#server/gateway/mock/http/loading.ts";
import { metadataParameter } from "#server/gateway/mock/http/metadata.ts";
import { listRoute } from "#server/gateway/mock/http/pages.ts";
import { fieldsOf, type ParameterTable } from "#server/gateway/mock/http/parameters.ts";
import { type DeclaredRoute, route } from "#server/gateway/mock/http/route.ts";
import { email, text } from "#server/gateway/mock/http/values.ts";
import type { ChargeRecord } from "./charge.ts";
import { customer } from "./references.ts";

const CHARGE: Kind = { object: "charge", path: "/v1/charges" };

const UPDATE: ParameterTable<ChargeRecord> = {
  ...fieldsOf<ChargeRecord>({
    customer,
    description: text,
    fraud_details: z.strictObject({ user_report: z.enum(["fraudulent", "safe"]) }),
    receipt_email: email,
    shipping,
    transfer_group: text,
  }),
  metadata: metadataParameter,
};

export const CHARGE_ROUTES: readonly DeclaredRoute[] = [
  listRoute({ ...CHARGE, filters: ["payment_intent", "customer", "transfer_group"] }),
  retrieveRoute(CHARGE),
  route({
    method: "post",
    path: `${CHARGE.path}/:id`,
    parameters: UPDATE,
    work: (call, given) => {
      const charge = given.applyTo(load<ChargeRecord>(call, CHARGE));
      return call.gateway.store.save(call.account, charge);
    },
  }),
];
