import { env } from "#server/env.ts";

/** Browsers accept `__Host-` cookies over HTTPS only; the demo speaks plain HTTP on loopback. */
export function securePortal(): boolean {
  return env().portalUrl.startsWith("https://");
}

export function sessionCookieName(): string {
  return securePortal() ? "__Host-ruwang.session" : "ruwang.session";
}

/** Tells a browser from others before anybody signs in; it opens nothing. */
export function deviceCookieName(): string {
  return securePortal() ? "__Host-ruwang.device" : "ruwang.device";
}
