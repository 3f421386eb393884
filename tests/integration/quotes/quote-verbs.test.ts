import { expect } from "vitest";
import { compareMethods } from "#server/quotes/compare-methods.ts";
import { compareQuotes } from "#server/quotes/compare-quotes.ts";
import { getEffectiveRates } from "#server/quotes/get-effective-rates.ts";
import { getQuote } from "#server/quotes/get-quote.ts";
import { getServiceFee } from "#server/quotes/get-service-fee.ts";
import { runShadow } from "#server/quotes/run-shadow.ts";
import { looking, noTenants, openToAll } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { draftCard } from "../../support/world/rate-cards.ts";
import { makePlace, makeWorld, type Place } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const AMOUNT_FEN = 100_000;
/** An owner who asks what holds for anybody; an attempt names another merchant in place of nobody. */
const ofAnybody = {
  ...looking,
  arrange: async () => {
    const place = await makePlace(world());
    return { ...place, of: {} as { merchantId?: string } };
  },
  as: ({ owner }: Place) => owner(),
  needs: openToAll("whoever thinks of taking part may calculate"),
  foreign: {
    instead: async () => ({ of: { merchantId: (await makePlace(world())).merchantId } }),
    reason: "merchant_not_found",
  },
};
const ofOwner = {
  ...looking,
  arrange: () => makePlace(world()),
  as: ({ owner }: Place) => owner(),
  needs: "fee:quote",
  foreign: {
    instead: async () => ({ merchantId: (await makePlace(world())).merchantId }),
    reason: "merchant_not_found",
  },
} as const;

proveVerb("getQuote", {
  ...ofAnybody,
  call: (ctx, { of }) => getQuote(ctx, { ...of, amountFen: AMOUNT_FEN, term: 3, bearer: "buyer" }),
  succeeds: (quote) => expect(quote).toMatchObject({ amountFen: AMOUNT_FEN, hash: expect.any(String) }),
});

proveVerb("compareQuotes", {
  ...ofAnybody,
  call: (ctx, { of }) => compareQuotes(ctx, { ...of, amountFen: AMOUNT_FEN }),
  succeeds: ({ quotes }) => expect(quotes.length).toBeGreaterThan(1),
});

proveVerb("compareMethods", {
  ...ofAnybody,
  call: (ctx, { of }) => compareMethods(ctx, { ...of, amountFen: AMOUNT_FEN }),
  succeeds: (methods) => expect(methods.length).toBeGreaterThan(1),
});

proveVerb("getEffectiveRates", {
  ...ofOwner,
  call: (ctx, { merchantId }) => getEffectiveRates(ctx, { merchantId }),
  succeeds: ({ cards }) => expect(cards.map(({ level }) => level)).toEqual(["platform"]),
});

proveVerb("getServiceFee", {
  ...ofOwner,
  call: (ctx, { merchantId }) => getServiceFee(ctx, { merchantId }),
  succeeds: (fee) => expect(fee).toMatchObject({ volumeFen: 0 }),
});

proveVerb("runShadow", {
  ...looking,
  arrange: async () => ({ card: await draftCard(world()) }),
  as: () => world().asRole("rates"),
  needs: "rate_card:read",
  foreign: noTenants("what a price would change for everybody is the staff's to see"),
  call: (ctx, { card }) => runShadow(ctx, { rateCardId: card.id }),
  succeeds: (run) => expect(run).toMatchObject({ payments: 0, refused: [], merchants: [] }),
});
