import { carryOnRuns } from "#server/settlements/runs/carry-on-runs.ts";
import { draftRuns } from "#server/settlements/runs/draft-runs.ts";
import { listRuns } from "#server/settlements/runs/list-runs.ts";
import { refuseRun } from "#server/settlements/runs/refuse-run.ts";
import {
  approved,
  bankOf,
  drafted,
  merchantWith,
  paid,
  proven,
  type SettledMerchant,
  settlementsOf,
  workingMorning,
} from "../settlements/settled-merchants.ts";
import type { World } from "../world/world.ts";
import { noTenants } from "./exceptions.ts";

let mornings = 0;

/** What the proofs of settlements have in common: each has runs and merchants of its own. */
export function ofSettlements(world: () => World) {
  const finance = () => world().asRole("finance");
  const second = () => world().twoPeople().second;

  /** Decides on whatever run another proof has left open: one at a time. */
  async function decideOpenRun(): Promise<void> {
    const at = workingMorning(++mornings);
    await draftRuns(world().asSystem(at));
    const { items } = await listRuns(finance(), { status: "pending_second" });
    for (const { id: runId, version } of items)
      await refuseRun(second(), { runId, version, reason: "另行准备" });
    await carryOnRuns(world().asSystem(at));
  }

  /** A run that waits for its second person, with one merchant of its own beside those of other proofs. */
  async function openRun() {
    await decideOpenRun();
    const merchant = await merchantWith(world(), 10_000);
    await proven(world(), merchant);
    const run = await drafted(world(), workingMorning(++mornings));
    return { merchant, run, input: { runId: run.id, version: run.version } };
  }

  /** A settlement that the bank has refused. */
  async function failed() {
    const at = workingMorning(mornings + 1);
    const { merchant, run } = await openRun();
    bankOf(world()).plan({ outcome: "rejected", reason: "limit_exceeded" }, 50);
    await approved(world(), run);
    await paid(world(), at);
    bankOf(world()).forgetPlans();
    const [row] = await settlementsOf(world(), merchant.merchantId);
    if (row === undefined) throw new Error("the merchant has a settlement");
    return { merchant, input: { settlementId: row.id, version: row.version } };
  }

  return {
    ...{ finance, second, decideOpenRun, openRun, failed },
    byFinance: {
      as: finance,
      needs: "settlement:prepare",
      foreign: noTenants("only finance prepares payouts"),
    },
    bySecond: { as: second, needs: "settlement:approve", foreign: noTenants("only staff approve payouts") },
    bySystem: {
      as: () => world().asSystem(workingMorning(mornings + 1)),
      needs: "settlement:carry_on",
      foreign: noTenants("the portal's own workers carry settlements on"),
    },
    byOwner: {
      as: ({ merchant }: { merchant: SettledMerchant }) => merchant.owner(),
      needs: "settlement_account:own",
    },
  } as const;
}
