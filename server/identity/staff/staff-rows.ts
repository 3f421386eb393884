import { and, asc, eq, isNotNull, max } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Reader } from "#db/client.ts";
import { deskMembers, people, roleChanges, sessions } from "#db/schema/people.ts";
import { hex, sha256 } from "#server/changes/leaf.ts";
import type { Context } from "#server/context.ts";
import { canonicalJson } from "#server/domain/canonical/canonical-json.ts";
import type { StaffMember } from "#server/domain/identity/staff.ts";
import { PERSON_TRANSITIONS, type PersonEvent, type PersonStatus } from "#server/domain/identity/status.ts";
import { STAFF_ROLES, type StaffRole } from "#server/domain/permissions.ts";
import { isOwnProposal } from "#server/domain/second-person.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";
import type { Person } from "./load-staff.ts";

export type RoleChange = typeof roleChanges.$inferSelect;

/** The change of somebody's roles that waits for a second person. */
export async function waitingChangeOf(reader: Reader, personId: string): Promise<RoleChange | undefined> {
  const [row] = await reader
    .select()
    .from(roleChanges)
    .where(and(eq(roleChanges.personId, personId), eq(roleChanges.status, "pending_second")));
  return row;
}

/** What a second person decides on: who is to have which roles in the place of which. */
export function roleEvidence(
  { id, roles: before }: Pick<Person, "id" | "roles">,
  after: readonly string[],
): string {
  return hex(sha256(new TextEncoder().encode(canonicalJson({ personId: id, before, after }))));
}

const staffRolesOf = (roles: readonly string[]): StaffRole[] =>
  STAFF_ROLES.filter((role) => roles.includes(role));

/** Everybody on the staff as a reader sees them, or one of them alone. */
export async function viewStaff(reader: Reader, ctx: Context, personId?: string): Promise<StaffMember[]> {
  const asker = alias(people, "asker");
  const seen = reader
    .select({ personId: sessions.personId, at: max(sessions.lastSeenAt).as("seen_at") })
    .from(sessions)
    .groupBy(sessions.personId)
    .as("seen");
  const rows = await reader
    .select({
      person: people,
      away: deskMembers.awayUntil,
      seenAt: seen.at,
      change: roleChanges,
      by: asker.name,
    })
    .from(people)
    .leftJoin(deskMembers, eq(deskMembers.personId, people.id))
    .leftJoin(seen, eq(seen.personId, people.id))
    .leftJoin(roleChanges, and(eq(roleChanges.personId, people.id), eq(roleChanges.status, "pending_second")))
    .leftJoin(asker, eq(asker.id, roleChanges.proposedById))
    .where(and(isNotNull(people.email), personId === undefined ? undefined : eq(people.id, personId)))
    .orderBy(asc(people.name), asc(people.id));
  return rows.map(({ person, away, seenAt, change, by }) => ({
    id: person.id,
    name: person.name,
    email: person.email ?? "",
    roles: staffRolesOf(person.roles),
    status: person.status,
    invitedUntil: person.status === "invited" ? (person.invitationExpiresAt?.toISOString() ?? null) : null,
    awayUntil: away !== null && away > ctx.now ? away.toISOString() : null,
    lastSeenAt: seenAt?.toISOString() ?? null,
    waiting: change && {
      id: change.id,
      roles: staffRolesOf(change.roles),
      by,
      at: change.createdAt.toISOString(),
      own: isOwnProposal(ctx.actor.id, change) || change.personId === ctx.actor.id,
      evidenceHash: roleEvidence(person, change.roles),
      version: change.version,
    },
    self: person.id === ctx.actor.id,
    events: eventsFrom<PersonStatus, PersonEvent>(PERSON_TRANSITIONS, person.status),
    version: person.version,
  }));
}
