import { createHash } from "node:crypto";
import type { Origin } from "#server/context.ts";
import { deviceCookieName } from "./auth-cookies.ts";
import type { HeaderSource } from "./context.ts";
import { readCookie } from "./cookies.ts";

/** The web process writes it over whatever a client sent; nobody else does. */
export const SENDER_HEADER = "x-ruwang-sender";

/** Where a request came from, as the web process has found out. */
export function originIn(headers: HeaderSource): Origin {
  const device = readCookie(headers.get("cookie"), deviceCookieName());
  return {
    address: headers.get(SENDER_HEADER) ?? null,
    device: device === null ? null : createHash("sha256").update(device).digest("base64url"),
  };
}
