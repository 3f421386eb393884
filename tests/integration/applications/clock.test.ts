import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applications } from "#db/schema/applications.ts";
import { adviseProduct } from "#server/applications/advise-product.ts";
import { getApplication } from "#server/applications/get-application.ts";
import { lapseApplications } from "#server/applications/lapse-applications.ts";
import { saveAnswers } from "#server/applications/save-answers.ts";
import { ANONYMOUS } from "#server/domain/actor.ts";
import { getCase } from "#server/reviews/get-case.ts";
import { promisedMessages } from "#tests/support/messages/promised-messages.ts";
import { daysFromNow } from "../../support/world/days-from-now.ts";
import { createDemoWorld, type DemoWorld } from "../../support/world/demo-world.ts";
import { expectRefusal } from "../../support/world/refusals.ts";

let world: DemoWorld;
beforeAll(async () => {
  world = await createDemoWorld();
});
afterAll(() => world.close());

describe("the honest clock", () => {
  test("names the place in the queue, who has the next step, and real waits once there are enough", async () => {
    const first = await world.application("submitted");
    const second = await world.application("submitted");
    const clock = async (of: typeof first) =>
      (await getApplication(of.applicant(), { applicationId: of.view.id })).clock;
    expect(await clock(first)).toMatchObject({
      holder: "reviewer",
      ahead: 0,
      typical: null,
      afterwards: null,
    });
    expect(await clock(second)).toMatchObject({ holder: "reviewer", ahead: 1 });
    for (let n = 0; n < 5; n++) await world.application("approved");
    const typical = (await clock(second))?.typical;
    expect(typical).toMatchObject({ cases: 5 });
    expect(typical?.toDecisionMs).toBeGreaterThanOrEqual(typical?.toFirstLookMs ?? 0);
    const done = await world.application("approved");
    expect(done.view.clock).toBeNull();
  });

  test("tells the applicant by message that the application has arrived, with a link to it", async () => {
    const { view } = await world.application("submitted");
    const bodies = await promisedMessages(world.runtime);
    expect(bodies.filter((body) => body.includes(`/apply/${view.id}`))).toHaveLength(1);
  });
});

describe("what is left unfinished", () => {
  test("lapses at its deadline and not before, unless somebody goes on typing", async () => {
    const idle = await world.application("draft");
    const busy = await world.application("draft");
    const system = (now: Date) => world.runtime.system(now);
    await lapseApplications(system(daysFromNow(59)));
    expect(await statusOf(idle.view.id)).toBe("draft");
    const later = { ...busy.applicant(), now: daysFromNow(30) };
    await saveAnswers(later, {
      applicationId: busy.view.id,
      version: busy.view.version,
      group: "person",
      answers: { name: "王" },
    });
    await lapseApplications(system(daysFromNow(61)));
    expect(await statusOf(idle.view.id)).toBe("withdrawn");
    expect(await statusOf(busy.view.id)).toBe("draft");
    const seen = await getApplication(idle.applicant(), { applicationId: idle.view.id });
    expect(seen.timeline).toContainEqual(
      expect.objectContaining({ action: "application.lapse", by: "system" }),
    );
  });

  test("is closed by the portal itself alone", async () => {
    await expectRefusal(lapseApplications(world.staff("admin")), "forbidden", "permission_missing");
  });

  const statusOf = async (id: string) =>
    (await world.runtime.db.select().from(applications).where(eq(applications.id, id)))[0]?.status;
});

test("advice is given to anybody, at the rates in force", async () => {
  const input = {
    kind: "individual" as const,
    premises: "counter" as const,
    monthlyVolumeFen: 7_000_000,
    cardSharePercent: 50,
  };
  const advice = await adviseProduct(world.runtime.as(ANONYMOUS), input);
  expect(advice[0]).toMatchObject({
    product: "traditional_pos",
    recommended: true,
    monthly: { serviceFeeFen: 5_000 },
  });
});

test("stores that are nearly the same are shown to the desk, others are not", async () => {
  const first = await world.application("submitted", { shop: "南京东路老王烟酒专卖店" });
  const twin = await world.application("submitted", { shop: "南京东路老王烟酒专卖行" });
  const other = await world.application("submitted", { shop: "小美花艺工作室" });
  const check = async (applicationId: string, name: string) =>
    (await getCase(world.staff("reviewer"), { applicationId })).checks.find(({ check }) => check === name);
  const found = await check(twin.view.id, "similar_shopName");
  expect(found?.outcome).toBe("attention");
  expect(Object.keys(found?.details ?? {})).toContain(first.view.id);
  expect((await check(other.view.id, "similar_shopName"))?.outcome).toBe("passed");
});
