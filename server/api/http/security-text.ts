import { daysBefore } from "#server/domain/calendar/durations.ts";
import { DomainError } from "#server/domain/errors.ts";
import { env } from "#server/env.ts";
import { respond } from "./respond.ts";

/** A reader shall ask again within it; RFC 9116 §2.5.5 advises less than a year. */
const GOOD_FOR_DAYS = 30;

/** `GET /.well-known/security.txt` (RFC 9116): whom to tell about a weakness, once the operator has named somebody. */
export function getSecurityText(): Promise<Response> {
  return respond(async () => {
    const { securityContact, portalUrl } = env();
    if (securityContact === undefined)
      throw new DomainError("not_found", "no_security_contact", "The operator has named no contact.");
    const text = securityText({ contact: securityContact, portalUrl, now: new Date() });
    return new Response(text, { headers: { "content-type": "text/plain; charset=utf-8" } });
  });
}

/** The fields of RFC 9116; `contact` is a `mailto:` or `https:` address. */
export function securityText({ contact, portalUrl, now }: { contact: string; portalUrl: string; now: Date }) {
  const fields = [
    `Contact: ${contact}`,
    `Expires: ${daysBefore(now, -GOOD_FOR_DAYS).toISOString()}`,
    "Preferred-Languages: zh, en",
    `Canonical: ${new URL("/.well-known/security.txt", portalUrl)}`,
  ];
  return `${fields.join("\n")}\n`;
}
