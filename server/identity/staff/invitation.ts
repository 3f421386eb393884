import { createHash } from "node:crypto";
import { and, eq, gt } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { people } from "#db/schema/people.ts";
import type { Context } from "#server/context.ts";
import { HOUR_MS } from "#server/domain/calendar/durations.ts";
import { DomainError } from "#server/domain/errors.ts";
import { INVITATION_HOURS } from "#server/domain/identity/staff.ts";
import type { Person } from "./load-staff.ts";

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

/** A new invitation's token, which is told once, and what is kept of it. */
export function newInvitation({ randomBytes, now }: Pick<Context, "randomBytes" | "now">) {
  const token = Buffer.from(randomBytes(32)).toString("base64url");
  const until = new Date(now.getTime() + INVITATION_HOURS * HOUR_MS);
  return { token, until, kept: { invitationHash: hashOf(token), invitationExpiresAt: until } };
}

/** Who is invited by a token; one that is unknown, used or over is none, and nothing tells which. */
export async function invitedBy(tx: Transaction, { now }: Context, token: string): Promise<Person> {
  const [person] = await tx
    .select()
    .from(people)
    .where(
      and(
        eq(people.invitationHash, hashOf(token)),
        eq(people.status, "invited"),
        gt(people.invitationExpiresAt, now),
      ),
    );
  if (person !== undefined) return person;
  const text = "This invitation is not valid any more. Ask whoever sent it for a new one.";
  throw new DomainError("not_found", "invitation_unknown", text);
}
