import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEvents } from "#db/schema/audit.ts";
import { getApplication } from "#server/applications/get-application.ts";
import { saveAnswers } from "#server/applications/save-answers.ts";
import { submitApplication } from "#server/applications/submit-application.ts";
import { syntheticEarlyCode } from "#server/demo/synthetic.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { claimCase } from "#server/reviews/claim-case.ts";
import { confirmApproval } from "#server/reviews/confirm-approval.ts";
import { getCase } from "#server/reviews/get-case.ts";
import { overrideCheck } from "#server/reviews/override-check.ts";
import { proposeApproval } from "#server/reviews/propose-approval.ts";
import { requestCorrections } from "#server/reviews/request-corrections.ts";
import { caseInput } from "../../support/world/case-input.ts";
import { createDemoWorld, type DemoWorld } from "../../support/world/demo-world.ts";
import { expectRefusal } from "../../support/world/refusals.ts";

let world: DemoWorld;
beforeAll(async () => {
  world = await createDemoWorld();
});
afterAll(() => world.close());

const early = { kind: "individual", product: "shoukuanbao", earlyCode: true } as const;
const override = (view: { id: string; version: number }) => ({
  ...caseInput(view),
  field: "business.creditCode" as const,
  reason: "与执照照片一致",
});
const vouched = (file: CaseView) => file.checks.find(({ check }) => check === "vouched_answers");

describe("an early credit code", () => {
  test("is approved only after staff let it pass with a reason, which the checker reads", async () => {
    const { view } = await world.application("in_review", early);
    const reviewer = world.staff("reviewer");
    const waiting = await getCase(reviewer, { applicationId: view.id });
    expect(vouched(waiting)).toMatchObject({
      check: "vouched_answers",
      outcome: "failed",
      details: { "business.creditCode": "credit_code_checksum" },
    });
    await expectRefusal(proposeApproval(reviewer, caseInput(view)), "illegal_state", "override_missing");

    const passed = await overrideCheck(reviewer, override(view));
    expect(passed.status).toBe("in_review");
    expect(vouched(passed)?.outcome).toBe("attention");
    await expectRefusal(overrideCheck(reviewer, override(passed)), "illegal_state", "nothing_to_override");
    const [row] = await world.runtime.db
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.action, "application.override_check"), eq(auditEvents.subjectId, view.id)));
    expect(row?.reason).toBe("与执照照片一致");

    const proposed = await proposeApproval(reviewer, caseInput(passed));
    const read = await getCase(world.staff("checker"), { applicationId: view.id });
    expect(read.decisions).toContainEqual(
      expect.objectContaining({ kind: "override", field: "business.creditCode", reason: "与执照照片一致" }),
    );
    expect((await confirmApproval(world.staff("checker"), caseInput(proposed))).status).toBe("approved");
  });

  test("is let pass by its reviewer alone, in a review, in its newest version", async () => {
    const { view } = await world.application("in_review", early);
    const reviewer = world.staff("reviewer");
    await expectRefusal(
      overrideCheck(world.staff("checker"), override(view)),
      "forbidden",
      "permission_missing",
    );
    const other = {
      ...reviewer,
      actor: { ...reviewer.actor, id: world.staff("admin").actor.id } as typeof reviewer.actor,
    };
    await expectRefusal(overrideCheck(other, override(view)), "conflict", "claimed_by_another");
    const stale = { ...override(view), version: view.version - 1 };
    await expectRefusal(overrideCheck(reviewer, stale), "conflict", "changed_meanwhile");
    const { view: queued } = await world.application("submitted", early);
    await expectRefusal(overrideCheck(reviewer, override(queued)), "illegal_state", "transition_refused");
    const { view: sound } = await world.application("in_review", { ...early, earlyCode: false });
    await expectRefusal(overrideCheck(reviewer, override(sound)), "illegal_state", "nothing_to_override");
  });

  test("answered anew needs a new override; the one before was about another code", async () => {
    const { applicant, view } = await world.application("in_review", early);
    const reviewer = world.staff("reviewer");
    const passed = await overrideCheck(reviewer, override(view));
    await requestCorrections(reviewer, {
      ...caseInput(passed),
      corrections: [
        { field: "business.creditCode", code: "mismatch", reason: "与执照不符", remedy: "按执照重新填写" },
      ],
    });
    const open = await getApplication(applicant(), { applicationId: view.id });
    const creditCode = syntheticEarlyCode(77_777);
    const answers = { ...open.answers.business, creditCode, creditCodeAsPrinted: creditCode };
    const saved = await saveAnswers(applicant(), { ...caseInput(open), group: "business", answers });
    const queued = await submitApplication(applicant(), caseInput(saved));
    const claimed = await claimCase(reviewer, caseInput(queued));
    expect(vouched(claimed)?.outcome).toBe("failed");
    await expectRefusal(proposeApproval(reviewer, caseInput(claimed)), "illegal_state", "override_missing");
  });

  test("that nobody vouches for is due, as soon as it is typed", async () => {
    const { applicant, view } = await world.application("draft");
    const start = { kind: "individual", product: "shoukuanbao" };
    const begun = await saveAnswers(applicant(), { ...caseInput(view), group: "start", answers: start });
    const answers = { creditCode: syntheticEarlyCode(5) };
    const saved = await saveAnswers(applicant(), { ...caseInput(begun), group: "business", answers });
    expect(saved.requirements.errors).toContainEqual(
      expect.objectContaining({ field: "business.creditCode", code: "credit_code_checksum" }),
    );
    expect(saved.requirements.currentlyDue).toContain("business.creditCode");
  });
});
