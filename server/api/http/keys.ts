import { publicKeys } from "#server/keys/platform-key.ts";
import { NO_HEADERS, webContext } from "../context.ts";
import { respond } from "./respond.ts";

/** `GET /.well-known/ruwang-keys.json`: the platform's public keys as a JWKS. */
export function getKeys(): Promise<Response> {
  return respond(async () => {
    const headers = { "cache-control": "public, max-age=60", "access-control-allow-origin": "*" };
    return Response.json(await publicKeys(await webContext(NO_HEADERS)), { headers });
  });
}
