import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { isIPv6 } from "node:net";
import { deviceCookieName, securePortal } from "#server/api/auth-cookies.ts";
import { readCookie } from "#server/api/cookies.ts";
import { SENDER_HEADER } from "#server/api/origin.ts";

const YEAR_S = 365 * 24 * 3600;

/**
 * Writes down who sends a request, over whatever the client claims: the address that it came from or, behind so many
 * proxies of our own, the one that the outermost of them saw.
 */
export function noteSender(req: IncomingMessage, proxies: number): void {
  const forwarded = (req.headers["x-forwarded-for"] ?? "").toString().split(",");
  const seen = proxies > 0 ? forwarded.at(-proxies)?.trim() : undefined;
  req.headers[SENDER_HEADER] = networkOf(seen || req.socket.remoteAddress || "unknown");
}

/** One household has a whole /64 of IPv6 and could take a new address for every try. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(plain)) return plain;
  const [head = "", tail = ""] = plain.split("%")[0]?.split("::") ?? [];
  const groups = (part: string) => part.split(":").filter(Boolean);
  const missing = 8 - groups(head).length - groups(tail).length;
  const whole = [...groups(head), ...Array<string>(Math.max(0, missing)).fill("0"), ...groups(tail)];
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
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
