import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { deviceCookieName, securePortal } from "#server/api/auth-cookies.ts";
import { readCookie } from "#server/api/cookies.ts";
import { SENDER_HEADER } from "#server/api/origin.ts";
import { senderAddress } from "#server/sender-address.ts";

const YEAR_S = 365 * 24 * 3600;

/** Writes down who sends a request, over whatever the client claims. */
export function noteSender(req: IncomingMessage, proxies: number): void {
  req.headers[SENDER_HEADER] = senderAddress(req, proxies);
}

/** Names a browser that has no name yet, so that it is known again before anybody signs in. */
export function nameDevice(req: IncomingMessage, res: ServerResponse): void {
  const name = deviceCookieName();
  if (readCookie(req.headers.cookie, name) !== null) return;
  const secure = securePortal() ? "; Secure" : "";
  const value = randomBytes(16).toString("base64url");
  res.appendHeader(
    "set-cookie",
    `${name}=${value}; Path=/; Max-Age=${YEAR_S}; HttpOnly; SameSite=Lax${secure}`,
  );
}
