import { type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/client.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DESK_STEPS } from "#server/domain/applications/desk-hours.ts";
import { deskStepIn } from "#server/domain/applications/promised-by.ts";
import { APPLICATION_STATUSES } from "#server/domain/applications/status.ts";
import { daysBefore } from "#server/domain/calendar/durations.ts";
import type { DeskNumbers, numbersInput } from "#server/domain/reviews/numbers.ts";

/** What the desk did in the last days, from the audit trail: how many, how long, how often anew, how much in agreement. */
export async function getNumbers(ctx: Context, { days }: z.infer<typeof numbersInput>): Promise<DeskNumbers> {
  requirePermission(ctx, "desk_rule:read");
  const since = daysBefore(ctx.now, days);
  return read(ctx, async (db) => {
    const [counted = NOTHING] = await rowsOf<typeof NOTHING>(db, countedSince(since));
    const share = (part: number) => (counted.cases === 0 ? null : Math.round((100 * part) / counted.cases));
    const [second] = await rowsOf<{ rounds: number; agreed: number }>(db, agreementSince(since));
    const { cases: _, sent_back, appealed, breaches, ...funnel } = counted;
    return {
      days,
      funnel,
      steps: await stepsSince(db, since),
      sentBackPercent: share(sent_back),
      appealedPercent: share(appealed),
      agreementPercent:
        second === undefined || second.rounds === 0
          ? null
          : Math.round((100 * second.agreed) / second.rounds),
      reviewers: await rowsOf(db, loadSince(since)),
      reasons: await rowsOf(db, reasonsSince(since)),
      breaches,
    };
  });
}

const NOTHING = {
  ...{ cases: 0, submitted: 0, claimed: 0, proposed: 0, approved: 0, rejected: 0, withdrawn: 0 },
  ...{ sent_back: 0, appealed: 0, breaches: 0 },
};

async function rowsOf<Row extends Record<string, unknown>>(db: Reader, query: SQL): Promise<Row[]> {
  const { rows } = await db.execute(query);
  return rows as unknown[] as Row[];
}

/** How many applications took each step at least once. */
function countedSince(since: Date): SQL {
  const at = since.toISOString();
  const took = (...events: string[]) =>
    sql`count(distinct subject_id) filter (where action in (${sql.join(
      events.map((event) => sql`${`application.${event}`}`),
      sql`, `,
    )}))::int`;
  return sql`select count(distinct subject_id)::int as cases, ${took("submit")} as submitted, ${took("claim")} as claimed,
    ${took("propose_approval", "propose_rejection")} as proposed, ${took("confirm_approval")} as approved,
    ${took("reject", "confirm_rejection")} as rejected, ${took("withdraw", "lapse")} as withdrawn,
    ${took("request_correction")} as sent_back, ${took("appeal")} as appealed,
    count(*) filter (where action = 'case.breach')::int as breaches
    from audit_events where subject_type = 'application' and at >= ${at}
      and (action like 'application.%' and after ? 'status' or action = 'case.breach')
      and action <> 'application.start'`;
}

/** How long each step of the desk took, from the change of status that began it to the one that ended it. */
async function stepsSince(db: Reader, since: Date): Promise<DeskNumbers["steps"]> {
  const named = APPLICATION_STATUSES.flatMap((status) => {
    const step = deskStepIn(status);
    return step === null ? [] : [sql`(${status}, ${step})`];
  });
  const rows = await rowsOf<{
    step: (typeof DESK_STEPS)[number];
    cases: number;
    median: number;
    p90: number;
  }>(
    db,
    sql`with steps as (
        select subject_id, at, after ->> 'status' as status,
          lead(at) over (partition by subject_id order by seq) as ended
        from audit_events where subject_type = 'application' and action like 'application.%' and after ? 'status'
          and at >= ${since.toISOString()} and before ->> 'status' is distinct from after ->> 'status')
      select n.step, count(*)::int as cases,
        percentile_cont(0.5) within group (order by extract(epoch from ended - at) / 60)::float as median,
        percentile_cont(0.9) within group (order by extract(epoch from ended - at) / 60)::float as p90
      from steps s join (values ${sql.join(named, sql`, `)}) as n (status, step) on n.status = s.status
      where ended is not null group by n.step`,
  );
  return DESK_STEPS.flatMap((step) => {
    const row = rows.find((one) => one.step === step);
    if (row === undefined) return [];
    return [
      { step, cases: row.cases, medianMinutes: Math.round(row.median), p90Minutes: Math.round(row.p90) },
    ];
  });
}

const agreementSince = (since: Date) => sql`
  select count(*)::int as rounds, count(*) filter (where c.verdict = m.verdict)::int as agreed
  from case_opinions c join case_opinions m on m.application_id = c.application_id and m.round = c.round and m.stage = 'maker'
  where c.stage = 'checker' and c.at >= ${since.toISOString()}`;

const loadSince = (since: Date) => sql`
  select p.name, (select count(*)::int from applications a where a.status = 'in_review' and a.reviewer_id = p.id) as active,
    (select count(*)::int from case_opinions o where o.person_id = p.id and o.at >= ${since.toISOString()}) as decided
  from people p where p.status = 'active' and p.roles && array['reviewer', 'checker'] order by p.name, p.id`;

const reasonsSince = (since: Date) => sql`
  select code, count(*)::int as count from decisions
  where kind in ('correction', 'rejection', 'return') and code is not null and at >= ${since.toISOString()}
  group by code order by count(*) desc, code limit 30`;
