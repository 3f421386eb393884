const LOOPBACK = ["127.0.0.1", "localhost"];

/** Origins of the portal's pages; on one's own machine it answers to both loopback names. */
export function portalOrigins(portalUrl: string): string[] {
  const url = new URL(portalUrl);
  if (!LOOPBACK.includes(url.hostname)) return [url.origin];
  return LOOPBACK.map((hostname) => Object.assign(new URL(url), { hostname }).origin);
}
