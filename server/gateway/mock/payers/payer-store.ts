import { randomBytes } from "node:crypto";
import { type MockGateway, nowSeconds, PLATFORM_ACCOUNT } from "../gateway.ts";
import { newPayer, type PayerRecord } from "./payer.ts";

export function findPayer(gateway: MockGateway, id: string): PayerRecord | undefined {
  return gateway.store.find<PayerRecord>("ruwang.payer", PLATFORM_ACCOUNT, id);
}

export function savePayer(gateway: MockGateway, payer: PayerRecord): void {
  gateway.store.save(PLATFORM_ACCOUNT, payer);
}

/** The payer whose phone asks; a new one is kept from its first act on. */
export function payerOf(gateway: MockGateway, request: Request): PayerRecord {
  const cookie = /(?:^|;\s*)payer=(payer_[\w-]{22})(?:;|$)/.exec(request.headers.get("cookie") ?? "")?.[1];
  const id = cookie ?? newPayerId();
  // A phone of an earlier version knew less; what it does not say is as on a new one.
  return { ...newPayer(id, nowSeconds(gateway)), ...findPayer(gateway, id) };
}

export function newPayerId(): string {
  return `payer_${randomBytes(16).toString("base64url")}`;
}

export function payerCookie(id: string): string {
  return `payer=${id}; Path=/wallet; HttpOnly; SameSite=Lax; Max-Age=31536000`;
}
