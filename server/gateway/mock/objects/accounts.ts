import type { Call } from "#server/gateway/mock/http/call.ts";
import { deleteRoute, type Kind, load, retrieveRoute } from "#server/gateway/mock/http/loading.ts";
import { listRoute } from "#server/gateway/mock/http/pages.ts";
import { type Given, NO_PARAMETERS } from "#server/gateway/mock/http/parameters.ts";
import { type DeclaredRoute, route } from "#server/gateway/mock/http/route.ts";
import { emitEvent } from "#server/gateway/mock/webhooks/emit-event.ts";
import { PLATFORM_ACCOUNT, stripeId } from "../gateway.ts";
import { type AccountRecord, newAccount } from "./account.ts";
import { CREATE, UPDATE } from "./account-parameters.ts";

const ACCOUNT: Kind = {
  object: "account",
  path: "/v1/accounts",
  missing: { called: "account", param: "account" },
};

export const ACCOUNT_ROUTES: readonly DeclaredRoute[] = [
  route({
    method: "get",
    path: "/v1/account",
    parameters: NO_PARAMETERS,
    work: () => newAccount(PLATFORM_ACCOUNT, 0),
  }),
  route({
    method: "post",
    path: ACCOUNT.path,
    parameters: CREATE,
    work: (call, given) => write(call, given, newAccount(stripeId("acct", 16), call.now)),
  }),
  listRoute(ACCOUNT),
  retrieveRoute(ACCOUNT),
  route({
    method: "post",
    path: `${ACCOUNT.path}/:id`,
    parameters: UPDATE,
    work: (call, given) => write(call, given, load<AccountRecord>(call, ACCOUNT)),
  }),
  deleteRoute(ACCOUNT),
];

function write(call: Call, given: Given<AccountRecord>, account: AccountRecord): AccountRecord {
  call.gateway.store.save(call.account, given.applyTo(account));
  emitEvent(call, { type: "account.updated", object: account });
  return account;
}
