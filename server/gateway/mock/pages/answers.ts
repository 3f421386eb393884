import { HttpResponse } from "msw";

export const SECURITY = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};

/** A form of the gateway's own pages may be sent from nowhere else. */
export function isForeign(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site") ?? "same-origin";
  return site !== "same-origin" && site !== "none";
}

export function refuseForeign(): Response {
  return HttpResponse.text("Cross-site request.", { status: 403 });
}

export function pageAnswer(body: string, { status = 200, cookie = "" } = {}): Response {
  return HttpResponse.html(body, { status, headers: { ...SECURITY, ...cookieHeader(cookie) } });
}

/** After a form the browser reads a page anew, so that to reload it sends nothing twice. */
export function seeOther(location: string, cookie = ""): Response {
  return new HttpResponse(null, { status: 303, headers: { location, ...SECURITY, ...cookieHeader(cookie) } });
}

function cookieHeader(cookie: string): Record<string, string> {
  return cookie === "" ? {} : { "set-cookie": cookie };
}
