import type { StoredObject } from "../store.ts";

/** Stored with its secrets; only the answer to its creation shows one. */
export interface WebhookEndpointRecord extends StoredObject {
  object: "webhook_endpoint";
  api_version: string | null;
  application: null;
  description: string | null;
  enabled_events: string[];
  livemode: false;
  metadata: Record<string, string>;
  status: "enabled" | "disabled";
  url: string;
  /** Newest first; all of them sign while a roll is under way. */
  secrets: string[];
}
