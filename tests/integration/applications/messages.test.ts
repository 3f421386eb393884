import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appealApplication } from "#server/applications/appeal-application.ts";
import { getApplication } from "#server/applications/get-application.ts";
import { remindApplicants } from "#server/applications/remind-applicants.ts";
import { saveAnswers } from "#server/applications/save-answers.ts";
import { withdrawApplication } from "#server/applications/withdraw-application.ts";
import { claimCase } from "#server/reviews/claim-case.ts";
import { rejectCase } from "#server/reviews/reject-case.ts";
import { promisedMessages } from "#tests/support/messages/promised-messages.ts";
import { caseInput } from "../../support/world/case-input.ts";
import { daysFromNow } from "../../support/world/days-from-now.ts";
import { createDemoWorld, type DemoWorld } from "../../support/world/demo-world.ts";
import { expectRefusal } from "../../support/world/refusals.ts";

let world: DemoWorld;
beforeAll(async () => {
  world = await createDemoWorld();
});
afterAll(() => world.close());

/** What was promised about one application, in order: the English half of each message. */
async function toldOf({ id }: { id: string }): Promise<string[]> {
  const bodies = await promisedMessages(world.runtime);
  return bodies
    .filter((body) => body.includes(`/apply/${id}`))
    .map((body) => /[A-Z][a-z].*?(?=: http)/.exec(body.replace("【入网 Ruwang】", ""))?.[0] ?? body);
}

describe("a message", () => {
  test("comes with each step of the desk, and not when a colleague takes the case over", async () => {
    const { view } = await world.application("in_review");
    const reviewer = world.staff("reviewer");
    await claimCase(
      {
        ...reviewer,
        actor: { ...reviewer.actor, id: world.staff("admin").actor.id } as typeof reviewer.actor,
      },
      caseInput(view),
    );
    expect(await toldOf(view)).toEqual([
      expect.stringContaining("received"),
      expect.stringContaining("A reviewer is looking"),
    ]);
    const { view: approved } = await world.application("approved");
    expect((await toldOf(approved)).slice(2)).toEqual([
      expect.stringContaining("a second person confirms"),
      expect.stringContaining("is approved"),
    ]);
  });

  test("offers an appeal after the first rejection only, and confirms what the applicant does", async () => {
    const { applicant, view } = await world.application("rejected");
    const appeal = { ...caseInput(view), reason: "已更新营业执照" };
    const appealed = await appealApplication(applicant(), appeal);
    const claimed = await claimCase(world.staff("reviewer2"), caseInput(appealed));
    await rejectCase(world.staff("reviewer2"), { ...caseInput(claimed), reason: "仍不在受理之列" });
    expect((await toldOf(view)).slice(2)).toEqual([
      expect.stringContaining("see why and appeal"),
      expect.stringContaining("received your appeal"),
      expect.stringContaining("A reviewer is looking"),
      expect.stringContaining("stands after your appeal"),
    ]);
    const leaving = await world.application("submitted");
    await withdrawApplication(leaving.applicant(), caseInput(leaving.view));
    expect((await toldOf(leaving.view)).at(-1)).toContain("if it was not you");
  });

  test("that asks for corrections leads to where they are due", async () => {
    const { view } = await world.application("needs_correction");
    const bodies = await promisedMessages(world.runtime);
    expect(bodies.filter((body) => body.endsWith(`/apply/${view.id}?step=due`))).toHaveLength(1);
  });
});

describe("a reminder", () => {
  test("comes on the days that the rules name, once each, and leaves the version alone", async () => {
    const { applicant, view } = await world.application("draft");
    const remindedBy = async (days: number) => {
      await remindApplicants(world.runtime.system(daysFromNow(days)));
      return (await toldOf(view)).filter((text) => text.includes("not finished")).length;
    };
    expect(await remindedBy(0.9)).toBe(0);
    expect(await remindedBy(1.1)).toBe(1);
    expect(await remindedBy(6.9)).toBe(1);
    expect(await remindedBy(7.1)).toBe(2);
    expect(await remindedBy(7.2)).toBe(2);
    // Two days were missed: one message says the same as two.
    expect(await remindedBy(58)).toBe(3);
    expect((await getApplication(applicant(), { applicationId: view.id })).version).toBe(view.version);
  });

  test("begins anew for whoever goes on typing", async () => {
    const { applicant, view } = await world.application("draft");
    await remindApplicants(world.runtime.system(daysFromNow(7.1)));
    const later = { ...applicant(), now: daysFromNow(8) };
    await saveAnswers(later, { ...caseInput(view), group: "person", answers: { name: "王" } });
    await remindApplicants(world.runtime.system(daysFromNow(8.9)));
    expect(await toldOf(view)).toHaveLength(1);
    await remindApplicants(world.runtime.system(daysFromNow(9.1)));
    expect(await toldOf(view)).toHaveLength(2);
  });

  test("is promised once when two run at the same time", async () => {
    const { view } = await world.application("needs_correction");
    const before = (await toldOf(view)).length;
    await Promise.all(
      Array.from({ length: 4 }, () => remindApplicants(world.runtime.system(daysFromNow(2.1)))),
    );
    expect((await toldOf(view)).slice(before)).toEqual([
      expect.stringContaining("Corrections are still due"),
    ]);
  });

  test("is sent by the portal itself alone", async () => {
    await expectRefusal(remindApplicants(world.staff("admin")), "forbidden", "permission_missing");
  });
});
