import { timingSafeEqual } from "node:crypto";
import { StripeFault } from "./stripe-fault.ts";

/** Refuses whoever does not bring the secret key, as Basic user name or Bearer token. */
export function authenticate(request: Request, secretKey: string): void {
  const header = request.headers.get("authorization") ?? "";
  const [scheme = "", credentials = ""] = header.split(" ", 2);
  const basic = scheme.toLowerCase() === "basic" ? atob(credentials).split(":", 1)[0] : undefined;
  const given = basic ?? (scheme.toLowerCase() === "bearer" ? credentials : "");
  if (given === "") {
    throw new StripeFault(401, {
      type: "invalid_request_error",
      message: "You did not provide an API key. Provide it in the Authorization header, using Bearer auth.",
    });
  }
  const [mine, theirs] = [Buffer.from(secretKey), Buffer.from(given)];
  if (mine.length === theirs.length && timingSafeEqual(mine, theirs)) return;
  const shown = given.length > 12 ? `${given.slice(0, 8)}${"*".repeat(8)}${given.slice(-4)}` : "********";
  throw new StripeFault(401, {
    type: "invalid_request_error",
    message: `Invalid API Key provided: ${shown}`,
  });
}
