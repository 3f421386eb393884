import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { applicationAnswers, applications, decisions } from "#db/schema/applications.ts";
import { auditEvents } from "#db/schema/audit.ts";
import { caseOpinions, reasonCodes } from "#db/schema/desk.ts";
import { merchants } from "#db/schema/merchants.ts";
import { brokenConstraint } from "#db/transaction.ts";
import { appealApplication } from "#server/applications/appeal-application.ts";
import { getApplication } from "#server/applications/get-application.ts";
import type { Context } from "#server/context.ts";
import type { DomainError } from "#server/domain/errors.ts";
import { claimCase } from "#server/reviews/claim-case.ts";
import { confirmApproval } from "#server/reviews/confirm-approval.ts";
import { getCase } from "#server/reviews/get-case.ts";
import { proposeApproval } from "#server/reviews/propose-approval.ts";
import { rejectCase } from "#server/reviews/reject-case.ts";
import { requestCorrections } from "#server/reviews/request-corrections.ts";
import { returnToReview } from "#server/reviews/return-to-review.ts";
import { judgeCase } from "#server/reviews/second/judge-case.ts";
import { nameChecker } from "#server/reviews/second/name-checker.ts";
import { applicationIn } from "../../support/world/applicants.ts";
import { caseInput } from "../../support/world/case-input.ts";
import { createDemoWorld } from "../../support/world/demo-world.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { makePerson } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(createDemoWorld);
const staff = (name: Parameters<ReturnType<typeof world>["staff"]>[0]) => world().staff(name);
const db = () => world().runtime.db;
const reason = "材料与核实情况不符";

async function colleague(...roles: ("reviewer" | "checker" | "admin")[]): Promise<Context> {
  const id = await makePerson(world(), roles);
  return world().runtime.as({ kind: "person", id, roles, sessionId: "test" });
}

/** A case that the rules give to a second eye: another application has the same ID and account. */
async function risky() {
  const first = await applicationIn(world(), "submitted");
  const { applicant, view } = await world().application("in_review", {
    shop: `${first.view.id} 分店`.slice(-18),
  });
  await db()
    .update(applications)
    .set({ creditCodeIndex: "planted" })
    .where(eq(applications.id, first.view.id));
  await db().update(applications).set({ creditCodeIndex: "planted" }).where(eq(applications.id, view.id));
  const file = await getCase(staff("reviewer"), { applicationId: view.id });
  expect(file.risk).toMatchObject({ needsSecond: true });
  return { applicant, file, input: { applicationId: view.id, version: file.version } };
}

async function brokenBy(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error: unknown) => brokenConstraint(error),
  );
}

describe("a blind second judgement", () => {
  test("shows the checker nobody's verdict before theirs, and both after it", async () => {
    const { input } = await risky();
    const proposed = await rejectCase(staff("reviewer"), { ...input, reason });
    expect(proposed.status).toBe("pending_check");
    const unseen = await getCase(staff("checker"), { applicationId: input.applicationId });
    expect(unseen.second).toMatchObject({ blind: true, opinions: [] });
    expect(JSON.stringify(unseen)).not.toContain(reason);
    expect(unseen.timeline.map(({ action }) => action)).not.toContain("application.propose_rejection");
    const judged = await judgeCase(staff("checker"), {
      ...caseInput(unseen),
      verdict: "reject",
      reason: "门店不存在",
      code: "false_documents",
    });
    expect(judged).toMatchObject({ status: "rejected", second: { blind: false } });
    expect(judged.second.opinions.map(({ stage, verdict }) => `${stage} ${verdict}`)).toEqual([
      "maker reject",
      "checker reject",
    ]);
  });

  test("that disagrees goes to a third person, who decides and is neither of the two", async () => {
    const { input, applicant } = await risky();
    const proposed = await rejectCase(staff("reviewer"), { ...input, reason });
    const disputed = await confirmApproval(staff("checker"), caseInput(proposed));
    expect(disputed).toMatchObject({ status: "pending_check", events: [], second: { disputed: true } });
    await expectRefusal(
      judgeCase(staff("checker"), { ...caseInput(disputed), verdict: "accept" }),
      "forbidden",
      "needs_second_person",
    );
    const third = await colleague("checker");
    const seen = await getCase(third, { applicationId: input.applicationId });
    expect(seen.second).toMatchObject({ blind: true, opinions: [] });
    const decided = await judgeCase(third, { ...caseInput(seen), verdict: "accept" });
    expect(decided.status).toBe("approved");
    expect(decided.second.opinions).toHaveLength(3);
    expect((await getApplication(applicant(), { applicationId: input.applicationId })).status).toBe(
      "approved",
    );
  });

  test("needs a reason where the application is to be rejected", async () => {
    const { input } = await risky();
    const proposed = await proposeApproval(staff("reviewer"), input);
    const silent = judgeCase(staff("checker"), {
      ...caseInput(proposed),
      verdict: "reject",
      code: "no_such_reason",
      reason,
    });
    await expectRefusal(silent, "invalid_input", "reason_unknown");
  });
});

test("a case without findings is rejected by one person, and the database knows that it may be", async () => {
  const { view } = await applicationIn(world(), "in_review");
  const done = await rejectCase(staff("reviewer"), {
    ...caseInput(view),
    reason,
    code: "business_not_served",
  });
  expect(done).toMatchObject({ status: "rejected", risk: { rating: "low" } });
  expect(done.decisions.at(-1)).toMatchObject({ kind: "rejection", code: "business_not_served" });
});

describe("what the database holds", () => {
  test("one person has no second opinion", async () => {
    const { view } = await applicationIn(world(), "pending_check");
    const [first] = await db().select().from(caseOpinions).where(eq(caseOpinions.applicationId, view.id));
    if (first === undefined) throw new Error("The maker has judged");
    const own = db()
      .insert(caseOpinions)
      .values({ ...first, stage: "checker" });
    expect(await brokenBy(own)).toBe("case_opinions_another_person");
    const other = { ...first, personId: staff("checker").actor.id };
    const early = db()
      .insert(caseOpinions)
      .values({ ...other, stage: "third" });
    expect(await brokenBy(early)).toBe("case_opinion_order");
    const rewritten = db().update(caseOpinions).set({ verdict: "reject" });
    expect(await brokenBy(rewritten.execute())).toBe("case_opinion_kept");
  });

  test("nothing is approved without the judgement of a second person", async () => {
    const { view } = await applicationIn(world(), "pending_check");
    const forced = db()
      .update(applications)
      .set({ status: "approved", checkerId: staff("checker").actor.id, dueAt: null })
      .where(eq(applications.id, view.id));
    expect(await brokenBy(forced.execute())).toBe("case_second_person");
  });

  test("nothing is approved on other evidence than was judged, and the verb says what changed", async () => {
    const { view } = await applicationIn(world(), "pending_check");
    const seen = await getCase(staff("checker"), { applicationId: view.id });
    await db()
      .update(applicationAnswers)
      .set({ version: 99 })
      .where(and(eq(applicationAnswers.applicationId, view.id), eq(applicationAnswers.group, "store")));
    await expectRefusal(confirmApproval(staff("checker"), caseInput(view)), "conflict", "evidence_changed");
    const [first] = await db().select().from(caseOpinions).where(eq(caseOpinions.applicationId, view.id));
    const stale = db()
      .insert(caseOpinions)
      .values({
        ...(first as typeof caseOpinions.$inferInsert),
        stage: "checker",
        personId: staff("checker").actor.id,
        evidenceHash: seen.evidenceHash,
      });
    expect(await brokenBy(stale.execute())).toBe("case_evidence_changed");
    const back = await returnToReview(staff("checker"), { ...caseInput(view), reason: "资料已变" });
    const again = await proposeApproval(staff("reviewer"), caseInput(back));
    expect((await confirmApproval(staff("checker"), caseInput(again))).status).toBe("approved");
  });

  test("what somebody else saw is refused as changed, too", async () => {
    const { view } = await applicationIn(world(), "pending_check");
    const stale = { ...caseInput(view), evidenceHash: "0".repeat(64) };
    await expectRefusal(confirmApproval(staff("checker"), stale), "conflict", "evidence_changed");
  });

  test("an override has its reason", async () => {
    const { view } = await applicationIn(world(), "in_review");
    const silent = db()
      .insert(decisions)
      .values({
        id: "dec_silent",
        applicationId: view.id,
        actorId: staff("reviewer").actor.id,
        kind: "override",
        field: "business.creditCode",
        reason: " ",
        at: new Date(),
      });
    expect(await brokenBy(silent.execute())).toBe("decisions_override_has_reason");
  });

  test("an appeal goes to somebody new", async () => {
    const { applicant, view } = await applicationIn(world(), "rejected");
    const appealed = await appealApplication(applicant(), { ...caseInput(view), reason: "已补交" });
    await expectRefusal(claimCase(staff("reviewer"), caseInput(appealed)), "forbidden", "decided_before");
    const forced = db()
      .update(applications)
      .set({ status: "in_review", reviewerId: staff("reviewer").actor.id })
      .where(eq(applications.id, view.id));
    expect(await brokenBy(forced.execute())).toBe("appeal_to_somebody_new");
  });

  test("reasons that were said stay as they were", async () => {
    expect(await brokenBy(db().update(reasonCodes).set({ retired: true }).execute())).not.toBe("");
    await expect(db().delete(reasonCodes)).rejects.toThrow();
  });
});

test("a named checker alone judges, until somebody else is named", async () => {
  const other = await colleague("checker");
  const { view } = await applicationIn(world(), "in_review");
  const named = await proposeApproval(staff("reviewer"), { ...caseInput(view), checkerId: other.actor.id });
  expect(named.second.named?.id).toBe(other.actor.id);
  await expectRefusal(
    confirmApproval(staff("checker"), caseInput(named)),
    "forbidden",
    "another_checker_named",
  );
  const unfit = { ...caseInput(named), checkerId: staff("logistics").actor.id };
  await expectRefusal(nameChecker(staff("reviewer"), unfit), "invalid_input", "not_a_checker");
  const free = await nameChecker(staff("reviewer"), { ...caseInput(named), checkerId: null });
  expect((await confirmApproval(staff("checker"), caseInput(free))).status).toBe("approved");
});

test("of 50 who claim, approve and reject one case at once, one wins, and there is one trail", async () => {
  const { view } = await applicationIn(world(), "in_review");
  const input = caseInput(view);
  const acts: ((nr: number) => Promise<unknown>)[] = [
    () => claimCase(staff("reviewer2"), input),
    () => proposeApproval(staff("reviewer"), input),
    (nr) => rejectCase(staff("reviewer"), { ...input, reason: `${reason} ${nr}` }),
    () =>
      requestCorrections(staff("reviewer"), {
        ...input,
        corrections: [{ field: "documents.shop_front", code: "unreadable", reason, remedy: "重拍" }],
      }),
    () => judgeCase(staff("checker"), { ...input, verdict: "accept" }),
  ];
  const outcomes = await Promise.allSettled(
    Array.from({ length: 50 }, (_, nr) => acts[nr % acts.length]?.(nr)),
  );
  const won = outcomes.filter(({ status }) => status === "fulfilled");
  expect(won).toHaveLength(1);
  const refused = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason as DomainError] : []));
  const clear = ["changed_meanwhile", "transition_refused", "claimed_by_another", "needs_second_person"];
  for (const error of refused) expect(clear, String(error)).toContain(error.reason);
  const trail = await db()
    .select({ action: auditEvents.action })
    .from(auditEvents)
    .where(eq(auditEvents.subjectId, view.id));
  const steps = trail.filter(({ action }) => /^application\.(claim|propose|reject|request)/.test(action));
  expect(steps).toHaveLength(2);
  const [row] = await db().select().from(applications).where(eq(applications.id, view.id));
  expect(row?.version).toBe(view.version + 1);
});

test("of 50 who approve, judge and return a proposal at once, one wins and one merchant comes of it", async () => {
  const { view } = await applicationIn(world(), "pending_check");
  const others = await Promise.all(Array.from({ length: 5 }, () => colleague("checker")));
  const outcomes = await Promise.allSettled(
    Array.from({ length: 50 }, (_, nr) => {
      const ctx = others[nr % others.length] as Context;
      if (nr % 3 === 0) return confirmApproval(ctx, caseInput(view));
      if (nr % 3 === 1) return judgeCase(ctx, { ...caseInput(view), verdict: "reject", reason });
      return returnToReview(ctx, { ...caseInput(view), reason });
    }),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const [row] = await db().select().from(applications).where(eq(applications.id, view.id));
  const made = await db().$count(merchants, eq(merchants.applicationId, view.id));
  expect(made).toBe(row?.status === "approved" ? 1 : 0);
});
