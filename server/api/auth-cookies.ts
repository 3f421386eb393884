import { env } from "#server/env.ts";

/** Browsers accept `__Host-` cookies over HTTPS only; the demo speaks plain HTTP on loopback. */
export function securePortal(): boolean {
  return env().portalUrl.startsWith("https://");
}

export function sessionCookieName(): string {
  return securePortal() ? "__Host-ruwang.session" : "ruwang.session";
}
