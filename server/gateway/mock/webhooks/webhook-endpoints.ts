import { z } from "zod";
import { CONTROL_PATH } from "#server/gateway/mock/controls/control-path.ts";
import type { Call } from "#server/gateway/mock/http/call.ts";
import { deleteRoute, type Kind, load, retrieveRoute } from "#server/gateway/mock/http/loading.ts";
import { metadataParameter } from "#server/gateway/mock/http/metadata.ts";
import { listRoute } from "#server/gateway/mock/http/pages.ts";
import {
  fieldsOf,
  NO_PARAMETERS,
  type ParameterTable,
  parameter,
  requiring,
} from "#server/gateway/mock/http/parameters.ts";
import { type DeclaredRoute, route } from "#server/gateway/mock/http/route.ts";
import { filledText, flag, text } from "#server/gateway/mock/http/values.ts";
import { API_VERSION, type MockGateway, PLATFORM_ACCOUNT } from "../gateway.ts";
import { shown } from "../shown.ts";
import { newEndpoint, newSecret, type WebhookEndpointRecord } from "./webhook-endpoint.ts";

const ENDPOINT: Kind = {
  object: "webhook_endpoint",
  path: "/v1/webhook_endpoints",
  missing: { called: "webhook endpoint" },
};
const PREREGISTERED = "we_portal";

const url = filledText.refine((given) => URL.canParse(given) && /^https?:$/.test(new URL(given).protocol), {
  error: "Invalid URL: must be http or https.",
  params: { code: "url_invalid" },
});
const eventName = filledText.regex(
  /^(\*|[a-z_]+(\.[a-z_]+)+)$/,
  "An event is called like charge.succeeded, or *.",
);
const enabledEvents = z.array(eventName).min(1, "An endpoint listens to at least one event.");

const UPDATE: ParameterTable<WebhookEndpointRecord> = {
  url: parameter(url, (endpoint, given) => {
    endpoint.url = given;
  }),
  enabled_events: parameter(enabledEvents, (endpoint, given) => {
    endpoint.enabled_events = given;
  }),
  ...fieldsOf<WebhookEndpointRecord>({ description: text }),
  metadata: metadataParameter,
  disabled: parameter(flag, (endpoint, disabled) => {
    endpoint.status = disabled ? "disabled" : "enabled";
  }),
};

const { disabled: _onlyWhenItStands, ...details } = UPDATE;
const CREATE: ParameterTable<WebhookEndpointRecord> = requiring(["url", "enabled_events"], {
  ...details,
  ...fieldsOf<WebhookEndpointRecord>({ api_version: z.literal(API_VERSION) }),
});

export const WEBHOOK_ENDPOINT_ROUTES: readonly DeclaredRoute[] = [
  route({
    method: "post",
    path: ENDPOINT.path,
    parameters: CREATE,
    work: (call, given) => saved(call, given.applyTo(newEndpoint(call.now))),
  }),
  listRoute(ENDPOINT),
  retrieveRoute(ENDPOINT),
  route({
    method: "post",
    path: `${ENDPOINT.path}/:id`,
    parameters: UPDATE,
    work: (call, given) =>
      call.gateway.store.save(call.account, given.applyTo(load<WebhookEndpointRecord>(call, ENDPOINT))),
  }),
  deleteRoute(ENDPOINT),
  route({
    method: "post",
    path: `${CONTROL_PATH}/webhook_endpoints/:id/roll_secret`,
    parameters: NO_PARAMETERS,
    work: (call) => {
      const endpoint = load<WebhookEndpointRecord>(call, ENDPOINT);
      endpoint.secrets = [newSecret(), ...endpoint.secrets].slice(0, 2);
      return saved(call, endpoint);
    },
  }),
];

/** The portal's own endpoint, known before the first request; a comma separates secrets during a roll. */
export function registerPortalEndpoint(gateway: MockGateway, portal: { url: string; secret: string }): void {
  gateway.store.save(PLATFORM_ACCOUNT, {
    ...newEndpoint(Math.floor(Date.now() / 1000)),
    id: PREREGISTERED,
    description: "Ruwang portal",
    enabled_events: ["*"],
    secrets: portal.secret.split(","),
    url: portal.url,
  });
}

/** The one answer that tells the secret. */
function saved(call: Call, endpoint: WebhookEndpointRecord): object {
  call.gateway.store.save(call.account, endpoint);
  return { ...shown(endpoint), secret: endpoint.secrets[0] };
}
