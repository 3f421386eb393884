import type { Metadata } from "#server/gateway/mock/http/metadata.ts";
import { stripeId } from "../gateway.ts";
import type { StoredObject } from "../store.ts";

/** Stored with its secrets; only the answer to its creation shows one. */
export interface WebhookEndpointRecord extends StoredObject {
  object: "webhook_endpoint";
  api_version: string | null;
  application: null;
  description: string | null;
  enabled_events: string[];
  livemode: false;
  metadata: Metadata;
  status: "enabled" | "disabled";
  url: string;
  /** Newest first; all of them sign while a roll is under way. */
  secrets: string[];
}

export function newEndpoint(now: number): WebhookEndpointRecord {
  return {
    id: stripeId("we"),
    object: "webhook_endpoint",
    api_version: null,
    application: null,
    created: now,
    description: null,
    enabled_events: [],
    livemode: false,
    metadata: {},
    status: "enabled",
    url: "",
    secrets: [newSecret()],
  };
}

export function newSecret(): string {
  return stripeId("whsec", 32);
}
