import { expect, test } from "vitest";
import { riskRuleSets } from "#db/schema/desk.ts";
import { brokenConstraint } from "#db/transaction.ts";
import { DEFAULT_RISK_RULES } from "#server/domain/reviews/risk/default-rules.ts";
import type { RiskRules } from "#server/domain/reviews/risk/rules.ts";
import { getCase } from "#server/reviews/get-case.ts";
import { createRules } from "#server/reviews/risk/create-rules.ts";
import { discardRules } from "#server/reviews/risk/discard-rules.ts";
import { listRules } from "#server/reviews/risk/list-rules.ts";
import { proposeRules } from "#server/reviews/risk/propose-rules.ts";
import { publishRules } from "#server/reviews/risk/publish-rules.ts";
import { refuseRules } from "#server/reviews/risk/refuse-rules.ts";
import { tryRules } from "#server/reviews/risk/try-rules.ts";
import { anyState, looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { applicationIn } from "../../support/world/applicants.ts";
import { createDemoWorld } from "../../support/world/demo-world.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(createDemoWorld);
const admin = () => world().staff("admin");
const checker = () => world().staff("checker");
const foreign = noTenants("the desk's own rules");

/** Everybody is high, and judged by two. */
const strict: RiskRules = {
  ...DEFAULT_RISK_RULES,
  rules: [
    ...DEFAULT_RISK_RULES.rules,
    {
      code: "anybody",
      signal: "overrides",
      atLeast: 1,
      points: 100,
      second: true,
      zh: "放行",
      en: "Override",
    },
  ],
};
const draft = (body = strict) => createRules(admin(), { body });
const ref = ({ id, version }: { id: string; version: number }) => ({ ruleSetId: id, version });
const proposed = async () => proposeRules(admin(), ref(await draft()));
const subjectId = ({ id }: { id: string }) => id;

test("rules are put in force by somebody who did not make them, on what they saw; by no SQL otherwise", async () => {
  const set = await proposed();
  const own = publishRules(admin(), { ...ref(set), evidenceHash: set.evidenceHash });
  await expectRefusal(own, "forbidden", "needs_second_person");
  const blind = publishRules(checker(), { ...ref(set), evidenceHash: "0".repeat(64) });
  await expectRefusal(blind, "conflict", "evidence_changed");
  const forced = await world()
    .runtime.db.update(riskRuleSets)
    .set({ status: "published", publishedAt: new Date(), evidenceHash: "x", approvedById: admin().actor.id })
    .then(
      () => undefined,
      (error: unknown) => brokenConstraint(error),
    );
  expect(forced).toBeDefined();
  const published = await publishRules(checker(), { ...ref(set), evidenceHash: set.evidenceHash });
  expect(published).toMatchObject({ status: "published", inForce: true });
  expect((await listRules(checker())).inForce.number).toBe(set.number);
});

test("rules are tried on what was decided, and change nothing", async () => {
  const { view } = await applicationIn(world(), "pending_check");
  const everybody: RiskRules = {
    medium: 1,
    high: 2,
    rules: [
      {
        code: "micro",
        signal: "monthly_volume_fen",
        atLeast: 1,
        points: 5,
        second: true,
        zh: "任何",
        en: "Any",
      },
    ],
  };
  const trial = await tryRules(admin(), { body: everybody });
  expect(trial.cases).toBeGreaterThan(0);
  expect(trial.tried.low + trial.tried.medium + trial.tried.high).toBe(trial.cases);
  const file = await getCase(checker(), { applicationId: view.id });
  expect(file.risk.reasons.map(({ code }) => code)).not.toContain("micro");
});

proveVerb("createRules", {
  as: admin,
  needs: "desk_rule:write",
  foreign,
  illegal: anyState("any number of drafts may stand side by side"),
  arrange: async () => ({ id: (await listRules(admin())).sets[0]?.id ?? "" }),
  call: (ctx) => createRules(ctx, { body: strict }),
  succeeds: (set) => expect(set.status).toBe("draft"),
  audit: { action: "risk_rule_set.create", subjectId: (_at, set) => set.id },
});

const decided = { instead: () => draft(), code: "illegal_state", reason: "transition_refused" } as const;
proveVerb("proposeRules", {
  as: admin,
  needs: "desk_rule:write",
  foreign,
  illegal: { ...decided, instead: proposed },
  arrange: () => draft(),
  call: (ctx, set) => proposeRules(ctx, ref(set)),
  succeeds: (set) => expect(set.status).toBe("pending_second"),
  audit: { action: "risk_rule_set.propose", subjectId },
});
proveVerb("discardRules", {
  as: admin,
  needs: "desk_rule:write",
  foreign,
  illegal: { ...decided, instead: async () => discardRules(admin(), ref(await draft())) },
  arrange: () => draft(),
  call: (ctx, set) => discardRules(ctx, ref(set)),
  succeeds: (set) => expect(set.status).toBe("discarded"),
  audit: { action: "risk_rule_set.discard", subjectId },
});
proveVerb("publishRules", {
  as: checker,
  needs: "desk_rule:approve",
  foreign,
  illegal: decided,
  arrange: proposed,
  call: (ctx, set) => publishRules(ctx, { ...ref(set), evidenceHash: set.evidenceHash }),
  succeeds: (set) => expect(set.inForce).toBe(true),
  audit: { action: "risk_rule_set.publish", subjectId },
});
proveVerb("refuseRules", {
  as: checker,
  needs: "desk_rule:approve",
  foreign,
  illegal: decided,
  arrange: proposed,
  call: (ctx, set) => refuseRules(ctx, { ...ref(set), reason: "过严" }),
  succeeds: (set) => expect(set).toMatchObject({ status: "refused", refusal: "过严" }),
  audit: { action: "risk_rule_set.refuse", subjectId },
});
proveVerb("listRules", {
  ...looking,
  as: checker,
  needs: "desk_rule:read",
  foreign,
  arrange: () => draft(),
  call: (ctx) => listRules(ctx),
  succeeds: ({ sets }, { id }) => expect(sets.map((set) => set.id)).toContain(id),
});
proveVerb("tryRules", {
  ...looking,
  as: checker,
  needs: "desk_rule:read",
  foreign,
  arrange: () => draft(),
  call: (ctx) => tryRules(ctx, { body: strict }),
  succeeds: ({ cases }) => expect(cases).toBeGreaterThanOrEqual(0),
});
