import { desc, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { applications } from "#db/schema/applications.ts";
import { riskAssessments } from "#db/schema/desk.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { assess, type RiskFacts, type RiskRating } from "#server/domain/reviews/risk/rules.ts";
import type { Trial, tryRulesInput } from "#server/domain/reviews/risk/views.ts";
import { rulesInForce } from "./rules-in-force.ts";

const CASES = 1_000;
const SHOWN = 50;

/** Rates the last cases anew under other rules, by what was counted when they were decided, and says what would differ. */
export async function tryRules(ctx: Context, { body }: z.infer<typeof tryRulesInput>): Promise<Trial> {
  requirePermission(ctx, "desk_rule:read");
  const { cases, inForce } = await read(ctx, async (db) => ({
    cases: await lastAssessed(db),
    inForce: (await rulesInForce(db)).body,
  }));
  const rated = cases.map((one) => {
    // A signal that was not counted then is nothing.
    const facts = new Proxy(one.facts, { get: (target, key) => Reflect.get(target, key) ?? 0 }) as RiskFacts;
    return { ...one, now: assess(inForce, facts), tried: assess(body, facts) };
  });
  const changed = rated.filter(
    ({ now, tried }) => now.rating !== tried.rating || now.needsSecond !== tried.needsSecond,
  );
  return {
    cases: rated.length,
    since: rated.at(-1)?.at.toISOString() ?? null,
    now: perRating(rated.map(({ now }) => now.rating)),
    tried: perRating(rated.map(({ tried }) => tried.rating)),
    secondNow: rated.filter(({ now }) => now.needsSecond).length,
    secondTried: rated.filter(({ tried }) => tried.needsSecond).length,
    changed: changed.slice(0, SHOWN).map(({ applicationId, shopName, now, tried }) => ({
      ...{ applicationId, shopName },
      now: now.rating,
      tried: tried.rating,
      reasons: tried.reasons,
    })),
  };
}

/** The last rating of each of the cases that were rated last. */
async function lastAssessed(db: Parameters<Parameters<typeof read>[1]>[0]) {
  const last = db
    .selectDistinctOn([riskAssessments.applicationId])
    .from(riskAssessments)
    .orderBy(riskAssessments.applicationId, desc(riskAssessments.at))
    .as("last");
  return db
    .select({
      applicationId: last.applicationId,
      facts: last.facts,
      at: sql<Date>`${last.at}`.mapWith(riskAssessments.at),
      shopName: applications.shopName,
    })
    .from(last)
    .innerJoin(applications, eq(applications.id, last.applicationId))
    .orderBy(desc(last.at))
    .limit(CASES);
}

function perRating(ratings: readonly RiskRating[]) {
  const count = (rating: RiskRating) => ratings.filter((one) => one === rating).length;
  return { low: count("low"), medium: count("medium"), high: count("high") };
}
