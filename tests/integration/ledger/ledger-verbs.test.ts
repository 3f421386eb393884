import { expect } from "vitest";
import { getTakings } from "#server/ledger/get-takings.ts";
import { ORDER_FEN, paidOrder } from "../../support/payments/orders.ts";
import { looking } from "../../support/proofs/exceptions.ts";
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
