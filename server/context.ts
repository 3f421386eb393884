import type { Database } from "#db/client.ts";
import type { Notices } from "#server/changes/notices.ts";
import type { Actor } from "#server/domain/actor.ts";
import type { PaymentGateway } from "#server/gateway/port.ts";
import type { Vault } from "#server/keys/vault.ts";
import type { SmsCarrier } from "#server/sms/port.ts";
import type { DocumentStorage } from "#server/storage/port.ts";

/** Addresses that answers name; no trailing slash. */
export interface Addresses {
  portal: string;
  deviceLink: string;
  mqtt: string;
  gateway: string;
}

/** What a process holds for all its requests. */
export interface Runtime {
  db: Database;
  notices: Notices;
  vault: Vault;
  gateway: PaymentGateway;
  sms: SmsCarrier;
  storage: DocumentStorage;
  addresses: Addresses;
  deviceTokenSecret: Uint8Array;
  randomBytes: (length: number) => Uint8Array;
}

/** What a verb may touch: the runtime, who acts, and one instant that is "now" for the whole request. */
export interface Context extends Runtime {
  actor: Actor;
  now: Date;
  requestId: string;
}

export function contextFor(
  runtime: Runtime,
  { actor, now, requestId = "-" }: { actor: Actor; now: Date; requestId?: string | undefined },
): Context {
  return { ...runtime, actor, now, requestId };
}
