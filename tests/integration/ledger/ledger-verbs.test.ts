import { expect } from "vitest";
import { getBalances } from "#server/ledger/get-balances.ts";
import { getIncome } from "#server/ledger/get-income.ts";
import { getTakings } from "#server/ledger/get-takings.ts";
import { getTrialBalance } from "#server/ledger/get-trial-balance.ts";
import { ORDER_FEN, paidOrder } from "../../support/payments/orders.ts";
import { looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { makePlace, makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);

proveVerb("getTakings", {
  ...looking,
  arrange: async () => ({ ...(await paidOrder(world())), stranger: await makePlace(world()) }),
  as: ({ place }) => place.owner(),
  call: (ctx, { place }) => getTakings(ctx, { merchantId: place.merchantId, days: 1 }),
  succeeds: ({ totals }) => expect(totals).toMatchObject({ payments: 1, grossFen: ORDER_FEN }),
  needs: ["payment:read", "payment:read_own"],
  foreign: { as: ({ stranger }) => stranger.owner(), reason: "merchant_not_found" },
});

proveVerb("getBalances", {
  ...looking,
  arrange: async () => ({ ...(await paidOrder(world())), stranger: await makePlace(world()) }),
  as: ({ place }) => place.owner(),
  call: (ctx, { place: { merchantId } }) => getBalances(ctx, { merchantId, by: "effective" }),
  succeeds: (balances) => expect(balances).toMatchObject({ postedFen: 99_400, availableFen: 99_400 }),
  needs: ["ledger:read", "ledger:read_own"],
  foreign: { as: ({ stranger }) => stranger.owner(), reason: "merchant_not_found" },
});

proveVerb("getTrialBalance", {
  ...looking,
  arrange: () => paidOrder(world()),
  as: () => world().asRole("finance"),
  call: (ctx) => getTrialBalance(ctx, { by: "recorded" }),
  succeeds: ({ accounts }) => expect(accounts.reduce((sum, { postedFen }) => sum + postedFen, 0)).toBe(0),
  needs: "ledger:read",
  foreign: noTenants("only staff see every account"),
});

proveVerb("getIncome", {
  ...looking,
  arrange: () => paidOrder(world()),
  as: () => world().asRole("finance"),
  call: (ctx) => getIncome(ctx, { days: 1 }),
  succeeds: async ({ days }) => {
    const [today] = days;
    const { accounts } = await getTrialBalance(world().asRole("finance"), { by: "effective" });
    const booked = (code: string) => accounts.find(({ account }) => account === code)?.postedFen;
    expect(days).toHaveLength(1);
    expect(today?.payersGaveFen).toBe(-(booked("payer") ?? 0));
    expect(today?.instalmentFeeFen).toBe(booked("instalment_fee"));
  },
  needs: "ledger:read",
  foreign: noTenants("only staff see what the platform earns"),
});
