import { type Kind, retrieveRoute } from "#server/gateway/mock/http/loading.ts";
import { listRoute } from "#server/gateway/mock/http/pages.ts";
import type { DeclaredRoute } from "#server/gateway/mock/http/route.ts";

const EVENT: Kind = { object: "event", path: "/v1/events" };

export const EVENT_ROUTES: readonly DeclaredRoute[] = [
  listRoute({ ...EVENT, filters: ["type"] }),
  retrieveRoute(EVENT),
];
