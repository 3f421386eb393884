export interface HeaderSettings {
  portalUrl: string;
  deviceLinkUrl: string;
  /** Hot reload makes code from text and styles without a nonce. */
  development: boolean;
  /** How many proxies of our own stand in front. */
  proxies: number;
}

type Headers = Record<string, string>;

/** What every answer of the portal carries: pages, files and data alike. */
export function answerHeaders({ portalUrl }: HeaderSettings): Headers {
  return {
    "referrer-policy": "strict-origin-when-cross-origin",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    // Known only from the portal's own address: the encryption may end before this process.
    ...(portalUrl.startsWith("https:") && {
      "strict-transport-security": "max-age=31536000; includeSubDomains",
    }),
  };
}

/** What a page carries besides. Every script and style in it needs this very nonce. */
export function pageHeaders(nonce: string, settings: HeaderSettings): Headers {
  return {
    "content-security-policy": pagePolicy(nonce, settings),
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(self), geolocation=(self), microphone=()",
  };
}

/** What data carry unless they say otherwise: shown as a page, they may load and run nothing. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

function pagePolicy(nonce: string, { deviceLinkUrl, development }: HeaderSettings): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Charts and progress bars carry computed sizes in style attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "manifest-src 'self'",
    // Papers are read on the applicant's own phone, in a worker of our own.
    "worker-src 'self'",
    `connect-src 'self' ${deviceLinkOrigins(deviceLinkUrl).join(" ")}`,
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The virtual terminal talks to the device link over HTTP and, through its bridge, MQTT over WebSocket. */
function deviceLinkOrigins(deviceLinkUrl: string): string[] {
  const { origin } = new URL(deviceLinkUrl);
  return [origin, origin.replace(/^http/, "ws")];
}
