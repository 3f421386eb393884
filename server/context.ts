import type { Database } from "#db/client.ts";
import type { PayoutBank } from "#server/bank/port.ts";
import type { Notices } from "#server/changes/notices.ts";
import type { Actor } from "#server/domain/actor.ts";
import type { PaymentGateway } from "#server/gateway/port.ts";
import type { Vault } from "#server/keys/vault.ts";
import type { SmsCarrier } from "#server/sms/port.ts";
import type { DocumentStorage } from "#server/storage/port.ts";
import type { ParcelTracker } from "#server/tracking/port.ts";

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
  tracker: ParcelTracker;
  bank: PayoutBank;
  addresses: Addresses;
  deviceTokenSecret: Uint8Array;
  randomBytes: (length: number) => Uint8Array;
}

/** What a verb may touch: the runtime, who acts, and one instant that is "now" for the whole request. */
export interface Context extends Runtime {
  actor: Actor;
  now: Date;
  requestId: string;
  origin: Origin;
}

/** Where a request came from, by which its sender's budgets are counted; nothing is known of the portal's own work. */
export interface Origin {
  /** Network address of the sender: an IPv4 address, or the /64 of an IPv6 one. */
  address: string | null;
  /** Name that this portal gave the sender's browser, which outlives sign-ins; a hash of it. */
  device: string | null;
}

export const WITHIN: Origin = { address: null, device: null };

export function contextFor(
  runtime: Runtime,
  {
    actor,
    now,
    requestId = "-",
    origin = WITHIN,
  }: { actor: Actor; now: Date; requestId?: string | undefined; origin?: Origin },
): Context {
  return { ...runtime, actor, now, requestId, origin };
}
