import { type NextRequest, NextResponse } from "next/server";

/** Sets security headers and the page's nonce; never decides who may see what (that is the procedures' work). */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("referrer-policy", "strict-origin-when-cross-origin");
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("x-frame-options", "DENY");
  response.headers.set("permissions-policy", "camera=(self), geolocation=(self), microphone=()");
  if (request.nextUrl.protocol === "https:") {
    response.headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  }
  return response;
}

function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Charts and progress bars carry computed sizes in style attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    // Papers are read on the applicant's own phone, in a worker of our own.
    "worker-src 'self'",
    `connect-src 'self' ${deviceLinkOrigins().join(" ")}`,
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The virtual terminal talks to the device link over HTTP and, through its bridge, MQTT over WebSocket. */
function deviceLinkOrigins(): string[] {
  const url = process.env.DEVICE_LINK_URL ?? `http://127.0.0.1:${process.env.DEVICE_LINK_PORT ?? "3001"}`;
  const { origin } = new URL(url);
  return [origin, origin.replace(/^http/, "ws")];
}

export const config = {
  // Answers of the API carry their own headers; files never run scripts.
  matcher: ["/((?!api/|_next/|favicon.ico|\\.well-known/).*)"],
};
