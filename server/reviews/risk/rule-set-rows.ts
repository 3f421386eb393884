import { desc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Reader } from "#db/client.ts";
import { riskRuleSets } from "#db/schema/desk.ts";
import { people } from "#db/schema/people.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import { RULE_SET_TRANSITIONS, type RuleSetEvent } from "#server/domain/reviews/risk/status.ts";
import type { RuleSetView } from "#server/domain/reviews/risk/views.ts";
import { isOwnProposal } from "#server/domain/second-person.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";
import { versionEvidence } from "../version-evidence.ts";
import { rulesInForce } from "./rules-in-force.ts";

export type RuleSet = typeof riskRuleSets.$inferSelect;

export async function loadRuleSet(reader: Reader, id: string): Promise<RuleSet> {
  const [row] = await reader.select().from(riskRuleSets).where(eq(riskRuleSets.id, id));
  if (row === undefined)
    throw new DomainError("not_found", "rule_set_not_found", "There is no such set of rules.");
  return row;
}

const SHOWN = 50;

export async function viewRuleSets(reader: Reader, ctx: Context, id?: string): Promise<RuleSetView[]> {
  const maker = alias(people, "maker");
  const second = alias(people, "second");
  const inForce = await rulesInForce(reader);
  const rows = await reader
    .select({ set: riskRuleSets, createdBy: maker.name, approvedBy: second.name })
    .from(riskRuleSets)
    .leftJoin(maker, eq(maker.id, riskRuleSets.createdById))
    .leftJoin(second, eq(second.id, riskRuleSets.approvedById))
    .where(id === undefined ? undefined : eq(riskRuleSets.id, id))
    .orderBy(desc(riskRuleSets.number))
    .limit(SHOWN);
  return rows.map(({ set, createdBy, approvedBy }) => {
    const { id, number, status, body, note, refusal, version } = set;
    return {
      ...{ id, number, status, body, note, refusal, version, createdBy, approvedBy },
      createdAt: set.createdAt.toISOString(),
      publishedAt: set.publishedAt?.toISOString() ?? null,
      inForce: number === inForce.number,
      own: isOwnProposal(ctx.actor.id, set),
      events: eventsFrom<RuleSet["status"], RuleSetEvent>(RULE_SET_TRANSITIONS, status),
      evidenceHash: versionEvidence(set, inForce.number),
    };
  });
}

export async function viewRuleSet(
  reader: Reader,
  ctx: Context,
  { id }: Pick<RuleSet, "id">,
): Promise<RuleSetView> {
  const [view] = await viewRuleSets(reader, ctx, id);
  if (view === undefined) throw new Error("A set that was written is there");
  return view;
}
