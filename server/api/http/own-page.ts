import { portalOrigins } from "#server/portal-origins.ts";
import type { HeaderSource } from "../context.ts";

/** What a browser says of a request that a page of ours, or the person by hand, has made (Fetch Metadata). */
const OWN_SITES = new Set(["same-origin", "none"]);

/**
 * Whether a browser sent this from a page of ours. Requests that change something are refused otherwise: `null`, a
 * page of another port or name, and garbage are nobody's pages. Tools send neither header, and carry no victim's cookies.
 */
export function isFromOwnPage(headers: HeaderSource, portalUrl: string): boolean {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== undefined && !OWN_SITES.has(site)) return false;
  return origin === null || origin === undefined || portalOrigins(portalUrl).includes(origin);
}
