import { and, arrayOverlaps, asc, count, eq, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { oneOf } from "#db/columns.ts";
import { applications } from "#db/schema/applications.ts";
import { deskMembers, people } from "#db/schema/people.ts";
import { STAFF_ROLES } from "#server/domain/permissions.ts";
import { type Colleague, NEW_MEMBER } from "#server/domain/reviews/roster.ts";

/** Everybody who works at the desk as they stand now, by name; `personId` for one of them alone. */
export async function membersOf(reader: Reader, now: Date, personId?: string): Promise<Colleague[]> {
  const active = reader
    .select({ reviewerId: applications.reviewerId, active: count().as("active") })
    .from(applications)
    .where(oneOf(applications.status, ["in_review"]))
    .groupBy(applications.reviewerId)
    .as("active_cases");
  const rows = await reader
    .select({
      id: people.id,
      name: people.name,
      roles: people.roles,
      member: deskMembers,
      active: sql<number>`coalesce(${active.active}, 0)::int`,
    })
    .from(people)
    .leftJoin(deskMembers, eq(deskMembers.personId, people.id))
    .leftJoin(active, eq(active.reviewerId, people.id))
    .where(
      and(
        eq(people.status, "active"),
        arrayOverlaps(people.roles, ["reviewer", "checker", "admin"]),
        personId === undefined ? undefined : eq(people.id, personId),
      ),
    )
    .orderBy(asc(people.name), asc(people.id));
  return rows.map(({ id, name, roles, member, active }) => {
    const { tier, cap, takesCases, awayUntil, version } = member ?? NEW_MEMBER;
    const away = awayUntil !== null && awayUntil > now ? awayUntil.toISOString() : null;
    const staff = STAFF_ROLES.filter((role) => roles.includes(role));
    return { id, name, roles: staff, tier, cap, takesCases, awayUntil: away, active, version };
  });
}
