import type { HttpHandler } from "msw";
import { type Call, route } from "#server/gateway/mock/http/exchange.ts";
import type { FormObject } from "#server/gateway/mock/http/form.ts";
import { listPage } from "#server/gateway/mock/http/pages.ts";
import { mergeMetadata, nested, optionalText, refuseUnknown } from "#server/gateway/mock/http/params.ts";
import { StripeFault } from "#server/gateway/mock/http/stripe-fault.ts";
import { emitEvent } from "#server/gateway/mock/webhooks/emit-event.ts";
import { type MockGateway, PLATFORM_ACCOUNT, stripeId } from "../gateway.ts";
import type { StoredObject } from "../store.ts";

interface AccountRecord extends StoredObject {
  object: "account";
  business_profile: FormObject;
  business_type: string | null;
  capabilities: Record<string, "active" | "inactive">;
  charges_enabled: boolean;
  country: string;
  default_currency: string;
  details_submitted: boolean;
  email: string | null;
  metadata: Record<string, string>;
  payouts_enabled: boolean;
  requirements: object;
  settings: FormObject;
  type: string;
}

const PATH = "/v1/accounts";
const PARAMS = [
  "type",
  "country",
  "email",
  "business_type",
  "business_profile",
  "capabilities",
  "metadata",
  "settings",
  "company",
  "individual",
  "controller",
  "default_currency",
  "external_account",
  "tos_acceptance",
  "documents",
];
const NOTHING_DUE = {
  alternatives: [],
  current_deadline: null,
  currently_due: [],
  disabled_reason: null,
  errors: [],
  eventually_due: [],
  past_due: [],
  pending_verification: [],
};

export function accountHandlers(gateway: MockGateway): HttpHandler[] {
  return [
    route(gateway, { method: "get", path: "/v1/account", work: () => newAccount(PLATFORM_ACCOUNT, 0, {}) }),
    route(gateway, { method: "post", path: PATH, work: create }),
    route(gateway, {
      method: "get",
      path: PATH,
      work: (call) => listPage<AccountRecord>(call, { object: "account", url: PATH }),
    }),
    route(gateway, { method: "get", path: `${PATH}/:id`, work: load }),
    route(gateway, { method: "post", path: `${PATH}/:id`, work: update }),
    route(gateway, {
      method: "delete",
      path: `${PATH}/:id`,
      work: (call) => {
        gateway.store.remove(load(call).id);
        return { id: call.id, object: "account", deleted: true };
      },
    }),
  ];
}

function load(call: Call): AccountRecord {
  const account = call.gateway.store.find<AccountRecord>("account", call.account, call.id);
  if (account === undefined) throw StripeFault.missing("account", call.id, "account");
  return account;
}

function create(call: Call): object {
  refuseUnknown(call.params, PARAMS);
  const account = newAccount(stripeId("acct", 16), call.now, call.params);
  applyDetails(call, account);
  call.gateway.store.save(call.account, account);
  emitEvent(call, { type: "account.updated", object: account });
  return account;
}

function newAccount(id: string, created: number, params: FormObject): AccountRecord {
  return {
    id,
    object: "account",
    business_profile: {},
    business_type: null,
    capabilities: {},
    charges_enabled: true,
    country: optionalText(params, "country") ?? "CN",
    created,
    default_currency: "cny",
    details_submitted: true,
    email: null,
    metadata: {},
    payouts_enabled: true,
    requirements: NOTHING_DUE,
    settings: {},
    type: optionalText(params, "type") ?? "custom",
  };
}

function update(call: Call): object {
  refuseUnknown(call.params, PARAMS);
  const account = load(call);
  applyDetails(call, account);
  call.gateway.store.save(call.account, account);
  emitEvent(call, { type: "account.updated", object: account });
  return account;
}

function applyDetails(call: Call, account: AccountRecord): void {
  const { params } = call;
  account.email = optionalText(params, "email") ?? account.email;
  account.business_type = optionalText(params, "business_type") ?? account.business_type;
  account.business_profile = {
    ...account.business_profile,
    ...nested(params.business_profile, "business_profile"),
  };
  account.settings = { ...account.settings, ...nested(params.settings, "settings") };
  account.metadata = mergeMetadata(account.metadata, params);
  for (const [name, wish] of Object.entries(nested(params.capabilities, "capabilities"))) {
    const requested = nested(wish, `capabilities[${name}]`).requested === "true";
    account.capabilities[name] = requested ? "active" : "inactive";
  }
}
