import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { contracts } from "#db/schema/contracts.ts";
import { followContract } from "#server/contracts/follow-contract.ts";
import { followContracts } from "#server/contracts/follow-contracts.ts";
import { getRepaymentPlan } from "#server/contracts/get-repayment-plan.ts";
import { ANONYMOUS } from "#server/domain/actor.ts";
import { owedOrder, repayByHand } from "../../support/payments/contracts.ts";
import { anyState, looking, noTenants, openToAll } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const tomorrow = () => new Date(Date.now() + 86_400_000);
const bySystem = {
  needs: "contract:follow",
  foreign: noTenants("the portal follows by itself what payers repay"),
} as const;

async function repaidUnheard() {
  const owed = await owedOrder(world());
  await repayByHand(owed, "all");
  return owed;
}

const statusOf = async (contractId: string) => {
  const [row] = await world().runtime.db.select().from(contracts).where(eq(contracts.id, contractId));
  return row?.status;
};

proveVerb("followContract", {
  ...bySystem,
  as: () => world().asSystem(),
  arrange: repaidUnheard,
  call: (ctx, { contractId }) => followContract(ctx, { contractId }),
  succeeds: async (_answer, { contractId }) => expect(await statusOf(contractId)).toBe("settled"),
  illegal: anyState("news that are on record change nothing"),
  audit: { action: "contract.settle", subjectId: ({ contractId }) => contractId },
});

proveVerb("followContracts", {
  ...bySystem,
  as: () => world().asSystem(tomorrow()),
  arrange: repaidUnheard,
  call: (ctx) => followContracts(ctx),
  succeeds: async ({ asked }, { contractId }) => {
    expect(asked).toBeGreaterThan(0);
    expect(await statusOf(contractId)).toBe("settled");
  },
  illegal: anyState("what is settled is asked about no more"),
  audit: { action: "contract.settle", subjectId: ({ contractId }) => contractId },
});

proveVerb("getRepaymentPlan", {
  as: () => world().as(ANONYMOUS),
  needs: openToAll("whoever holds the payer's copy may look, by its code"),
  foreign: {
    instead: async ({ voucherNumber }) => ({ voucherNumber, code: (await owedOrder(world())).code }),
    reason: "repayment_plan_not_found",
  },
  arrange: () => owedOrder(world()),
  call: (ctx, { voucherNumber: number, code }) => getRepaymentPlan(ctx, { number, code }),
  succeeds: (plan) => expect(plan).toMatchObject({ status: "active", owedFen: 102_300, paidFen: 0 }),
  ...looking,
});
