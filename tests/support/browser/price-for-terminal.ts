import { demoStaff } from "#server/demo/demo-people.ts";
import { parseEnv } from "#server/env.ts";
import { createRateCard } from "#server/rates/create-rate-card.ts";
import { openRuntime } from "#server/runtime.ts";
import { putInForce } from "../world/second-person.ts";

/** Two persons give one terminal a price of its own, so that a new configuration is issued to it. */
export async function priceForTerminal(terminalId: string): Promise<void> {
  const runtime = openRuntime(parseEnv(process.env), "price-for-terminal");
  try {
    const staff = await demoStaff(runtime);
    const draft = await createRateCard(staff("rates@ruwang.test"), {
      level: "terminal",
      scopeId: terminalId,
      body: {
        remainder: "inherit",
        plans: [],
        unlistedPlans: "inherit",
        methods: [{ kind: "qr", enabled: true, ratePpm: 3_700 }],
        unlistedMethods: "inherit",
        serviceFee: "inherit",
      },
      effectiveFrom: new Date().toISOString(),
    });
    const people = { maker: staff("rates@ruwang.test"), second: staff("checker@ruwang.test") };
    await putInForce(people, draft);
  } finally {
    await runtime.close();
  }
}
