import type { HttpHandler } from "msw";
import { type Call, route } from "#server/gateway/mock/http/exchange.ts";
import { listPage } from "#server/gateway/mock/http/pages.ts";
import {
  flag,
  mergeMetadata,
  optionalText,
  refuseUnknown,
  requiredText,
  textList,
} from "#server/gateway/mock/http/params.ts";
import { StripeFault } from "#server/gateway/mock/http/stripe-fault.ts";
import { API_VERSION, type MockGateway, PLATFORM_ACCOUNT, stripeId } from "../gateway.ts";
import type { WebhookEndpointRecord } from "./webhook-endpoint.ts";

const CREATE = ["url", "enabled_events", "description", "metadata", "api_version", "connect"];
const UPDATE = ["url", "enabled_events", "description", "metadata", "disabled"];
const PREREGISTERED = "we_portal";

export function webhookEndpointHandlers(gateway: MockGateway): HttpHandler[] {
  const path = "/v1/webhook_endpoints";
  return [
    route(gateway, { method: "post", path, work: create }),
    route(gateway, {
      method: "get",
      path,
      work: (call) => withoutSecrets(listPage(call, { object: "webhook_endpoint", url: path })),
    }),
    route(gateway, { method: "get", path: `${path}/:id`, work: (call) => shown(load(call)) }),
    route(gateway, { method: "post", path: `${path}/:id`, work: update }),
    route(gateway, {
      method: "delete",
      path: `${path}/:id`,
      work: (call) => {
        const endpoint = load(call);
        gateway.store.remove(endpoint.id);
        return { id: endpoint.id, object: "webhook_endpoint", deleted: true };
      },
    }),
    route(gateway, {
      method: "post",
      path: `/v1/test_helpers/ruwang/webhook_endpoints/:id/roll_secret`,
      work: (call) => {
        const endpoint = load(call);
        const secret = newSecret();
        endpoint.secrets = [secret, ...endpoint.secrets].slice(0, 2);
        gateway.store.save(call.account, endpoint);
        return { ...shown(endpoint), secret };
      },
    }),
  ];
}

/** The portal's own endpoint, known before the first request; a comma separates secrets during a roll. */
export function registerPortalEndpoint(gateway: MockGateway, portal: { url: string; secret: string }): void {
  const endpoint = newEndpoint(Math.floor(Date.now() / 1000), portal.url, ["*"]);
  gateway.store.save(PLATFORM_ACCOUNT, {
    ...endpoint,
    id: PREREGISTERED,
    description: "Ruwang portal",
    secrets: portal.secret.split(","),
  });
}

function create(call: Call): object {
  refuseUnknown(call.params, CREATE);
  const endpoint = newEndpoint(call.now, readUrl(call), textList(call.params, "enabled_events") ?? []);
  if (endpoint.enabled_events.length === 0) {
    throw StripeFault.invalid(
      "Missing required param: enabled_events.",
      "enabled_events",
      "parameter_missing",
    );
  }
  endpoint.description = optionalText(call.params, "description");
  endpoint.metadata = mergeMetadata({}, call.params);
  call.gateway.store.save(call.account, endpoint);
  return { ...shown(endpoint), secret: endpoint.secrets[0] };
}

function update(call: Call): object {
  refuseUnknown(call.params, UPDATE);
  const endpoint = load(call);
  if (call.params.url !== undefined) endpoint.url = readUrl(call);
  endpoint.enabled_events = textList(call.params, "enabled_events") ?? endpoint.enabled_events;
  if (call.params.disabled !== undefined)
    endpoint.status = flag(call.params, "disabled") ? "disabled" : "enabled";
  endpoint.metadata = mergeMetadata(endpoint.metadata, call.params);
  return shown(call.gateway.store.save(call.account, endpoint));
}

function readUrl(call: Call): string {
  const url = requiredText(call.params, "url");
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw StripeFault.invalid("Invalid URL: must be http or https.", "url", "url_invalid");
  }
  return url;
}

function newEndpoint(now: number, url: string, enabledEvents: string[]): WebhookEndpointRecord {
  return {
    id: stripeId("we"),
    object: "webhook_endpoint",
    api_version: API_VERSION,
    application: null,
    created: now,
    description: null,
    enabled_events: enabledEvents,
    livemode: false,
    metadata: {},
    status: "enabled",
    url,
    secrets: [newSecret()],
  };
}

function newSecret(): string {
  return stripeId("whsec", 32);
}

function load(call: Call): WebhookEndpointRecord {
  const endpoint = call.gateway.store.find<WebhookEndpointRecord>("webhook_endpoint", call.account, call.id);
  if (endpoint === undefined) throw StripeFault.missing("webhook endpoint", call.id);
  return endpoint;
}

function shown(endpoint: WebhookEndpointRecord): object {
  const { secrets: _secrets, ...rest } = endpoint;
  return rest;
}

function withoutSecrets(page: object): object {
  const { data } = page as { data: WebhookEndpointRecord[] };
  return { ...page, data: data.map(shown) };
}
