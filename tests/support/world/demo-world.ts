import type { Context } from "#server/context.ts";
import { advanceApplication } from "#server/demo/advance-application.ts";
import type { DemoApplicant, DemoTarget } from "#server/demo/demo-applicants.ts";
import { demoApplicant, demoStaff } from "#server/demo/demo-people.ts";
import { seedPrices } from "#server/demo/demo-prices.ts";
import { seedStock } from "#server/demo/demo-stock.ts";
import { publishFirstCards } from "#server/demo/seed-demo.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import { plainPhoto } from "./plain-photo.ts";
import { createTestRuntime, type TestRuntime } from "./test-runtime.ts";

export interface DemoWorld {
  runtime: TestRuntime;
  staff: (
    name: "reviewer" | "reviewer2" | "checker" | "logistics" | "rates" | "finance" | "admin",
  ) => Context;
  /** Signs a new applicant in and takes an application to a state through the verbs. */
  application: (
    target: DemoTarget,
    change?: Partial<DemoApplicant>,
  ) => Promise<{ applicant: () => Context; view: ApplicationView; of: DemoApplicant }>;
  close: () => Promise<void>;
}

/** Staff, stock and the platform's rate card on a database of its own; everything made through the verbs. */
export async function createDemoWorld(): Promise<DemoWorld> {
  const runtime = await createTestRuntime();
  const staff = await demoStaff(runtime);
  await seedStock(runtime, () => staff("logistics@ruwang.test"));
  await seedPrices(runtime, staff);
  await publishFirstCards(runtime);
  let people = 0;
  return {
    runtime,
    staff: (name) => runtime.as(staff(`${name}@ruwang.test`).actor),
    application: async (target, change = {}) => {
      people += 1;
      const of: DemoApplicant = {
        mobile: `1390000${String(people).padStart(4, "0")}`,
        name: "张测试",
        shop: `测试小店第${people}号`,
        kind: "micro",
        product: "shoukuanbao",
        target,
        ...change,
      };
      const applicant = await demoApplicant(runtime, of.mobile);
      const desk = {
        photo: plainPhoto,
        applicant,
        reviewer: () => staff("reviewer@ruwang.test"),
        checker: () => staff("checker@ruwang.test"),
      };
      const view = await advanceApplication(desk, of);
      return { applicant: () => runtime.as(applicant().actor), of, view };
    },
    close: runtime.close,
  };
}
