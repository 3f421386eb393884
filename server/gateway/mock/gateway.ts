import { randomBytes } from "node:crypto";
import type { GatewayStore } from "./store.ts";

export interface MockSettings {
  secretKey: string;
  /** Address under which payers reach the wallet page. */
  publicUrl: string;
  log: { info(fields: object, message: string): void; error(fields: object, message: string): void };
}

/** What every handler works on. */
export interface MockGateway {
  store: GatewayStore;
  settings: MockSettings;
  /** Wakes the webhook deliverer after a commit. */
  wakeDeliveries: () => void;
}

/** The platform's own account; a `Stripe-Account` header names another. */
export const PLATFORM_ACCOUNT = "acct_ruwang";
export const API_VERSION = "2026-10-28.endive";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** An id in Stripe's style; bytes beyond a whole number of alphabets are skipped so that no letter is favoured. */
export function stripeId(prefix: string, length = 24): string {
  let id = "";
  while (id.length < length) {
    for (const byte of randomBytes(length)) if (byte < 248 && id.length < length) id += ALPHABET[byte % 62];
  }
  return `${prefix}_${id}`;
}

/** The mock's clock in milliseconds: real time plus what tests have advanced. */
export function nowMs(gateway: MockGateway): number {
  return Date.now() + gateway.store.control("clock_offset_ms", 0);
}

export function nowSeconds(gateway: MockGateway): number {
  return Math.floor(nowMs(gateway) / 1000);
}
