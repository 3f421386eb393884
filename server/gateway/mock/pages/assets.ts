import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type HttpHandler, HttpResponse, http } from "msw";
import { SECURITY } from "./answers.ts";

/** The portal's own typeface, which the wallet serves itself: its pages may load nothing from elsewhere. */
const TYPEFACE = createRequire(import.meta.url).resolve(
  "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
);

export function styleHandler(path: string, style: string): HttpHandler {
  return http.get(`*${path}`, () =>
    HttpResponse.text(style, { headers: { ...SECURITY, "content-type": "text/css; charset=utf-8" } }),
  );
}

export function typefaceHandler(): HttpHandler {
  return http.get("*/wallet/inter.woff2", () =>
    HttpResponse.arrayBuffer(new Uint8Array(readFileSync(TYPEFACE)).buffer, {
      headers: { ...SECURITY, "content-type": "font/woff2", "cache-control": "max-age=31536000" },
    }),
  );
}
