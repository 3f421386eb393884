import { type Kind, retrieveRoute } from "#server/gateway/mock/http/loading.ts";
import { listRoute } from "#server/gateway/mock/http/pages.ts";
import type { DeclaredRoute } from "#server/gateway/mock/http/route.ts";

const BALANCE_TRANSACTION: Kind = { object: "balance_transaction", path: "/v1/balance_transactions" };

export const BALANCE_TRANSACTION_ROUTES: readonly DeclaredRoute[] = [
  listRoute({ ...BALANCE_TRANSACTION, filters: ["currency", "source", "type"] }),
  retrieveRoute(BALANCE_TRANSACTION),
];
