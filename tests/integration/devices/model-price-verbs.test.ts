import { expect } from "vitest";
import { getModel } from "#server/devices/catalogue/get-model.ts";
import { createModelPrice } from "#server/devices/prices/create-model-price.ts";
import { discardModelPrice } from "#server/devices/prices/discard-model-price.ts";
import { getModelPriceEvidence } from "#server/devices/prices/get-model-price-evidence.ts";
import { proposeModelPrice } from "#server/devices/prices/propose-model-price.ts";
import { publishModelPrice } from "#server/devices/prices/publish-model-price.ts";
import { refuseModelPrice } from "#server/devices/prices/refuse-model-price.ts";
import { withdrawModelPrice } from "#server/devices/prices/withdraw-model-price.ts";
import { modelFile, modelPriceView } from "#server/domain/devices/prices/views.ts";
import { dayFromNow, priceInput, pricesOfFile } from "#tests/support/stock/model-prices.ts";
import { looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";

const { maker, second, newPrice, proposedPrice, publishedPrice } = pricesOfFile();
const ofDraft = {
  arrange: async () => ({ price: await createModelPrice(maker(), await newPrice()) }),
  as: maker,
  needs: "rate_card:write",
  foreign: noTenants("what devices cost is the portal's own"),
} as const;
const ofProposal = {
  arrange: async () => ({ proposed: await proposedPrice(await newPrice()) }),
  as: second,
  needs: "rate_card:approve",
  foreign: ofDraft.foreign,
} as const;
const subjectId = ({ price }: { price: { id: string } }) => price.id;
const proposedId = ({ proposed }: { proposed: { priceId: string } }) => proposed.priceId;

proveVerb("createModelPrice", {
  ...ofDraft,
  arrange: () => newPrice(),
  call: (ctx, price) => createModelPrice(ctx, price),
  succeeds: (draft, { modelCode }) =>
    expect(modelPriceView.parse(draft)).toMatchObject({
      phase: "draft",
      modelCode,
      madeBy: "Staff",
      own: true,
    }),
  illegal: {
    instead: () => ({ firstDay: dayFromNow(-1) }),
    code: "invalid_input",
    reason: "first_day_passed",
  },
  audit: { action: "model_price.create", subjectId: (_at, draft) => draft.id },
});

proveVerb("proposeModelPrice", {
  ...ofDraft,
  call: (ctx, { price }) => proposeModelPrice(ctx, priceInput(price)),
  succeeds: (price) => expect(price).toMatchObject({ phase: "pending_second", own: true }),
  illegal: {
    given: ({ price }) => discardModelPrice(maker(), priceInput(price)),
    reason: "transition_refused",
  },
  audit: { action: "model_price.propose", subjectId },
});

proveVerb("publishModelPrice", {
  ...ofProposal,
  call: (ctx, { proposed }) => publishModelPrice(ctx, proposed),
  succeeds: (price) => expect(price).toMatchObject({ phase: "scheduled", approvedBy: "Second", own: false }),
  illegal: {
    given: ({ proposed: { evidenceHash: _hash, ...ref } }) => discardModelPrice(maker(), ref),
    reason: "transition_refused",
  },
  audit: { action: "model_price.publish", subjectId: proposedId },
});

proveVerb("refuseModelPrice", {
  ...ofProposal,
  call: (ctx, { proposed: { evidenceHash: _hash, ...ref } }) =>
    refuseModelPrice(ctx, { ...ref, reason: "太高" }),
  succeeds: (price) => expect(price).toMatchObject({ phase: "refused", refusal: "太高", approvedBy: null }),
  illegal: {
    given: ({ proposed }) => publishModelPrice(second(), proposed),
    reason: "transition_refused",
  },
  audit: { action: "model_price.refuse", subjectId: proposedId },
});

proveVerb("discardModelPrice", {
  ...ofDraft,
  call: (ctx, { price }) => discardModelPrice(ctx, priceInput(price)),
  succeeds: ({ phase }) => expect(phase).toBe("discarded"),
  illegal: {
    given: ({ price }) => discardModelPrice(maker(), priceInput(price)),
    reason: "transition_refused",
  },
  audit: { action: "model_price.discard", subjectId },
});

proveVerb("withdrawModelPrice", {
  ...ofDraft,
  arrange: async () => ({ price: await publishedPrice(await newPrice()) }),
  call: (ctx, { price }) => withdrawModelPrice(ctx, priceInput(price)),
  succeeds: ({ phase }) => expect(phase).toBe("withdrawn"),
  illegal: {
    instead: async () => ({
      price: await publishedPrice(await newPrice({ firstDay: dayFromNow(0) })),
    }),
    reason: "price_begun",
  },
  audit: { action: "model_price.withdraw", subjectId },
});

proveVerb("getModelPriceEvidence", {
  ...ofDraft,
  ...looking,
  needs: "rate_card:read",
  call: (ctx, { price }) => getModelPriceEvidence(ctx, { priceId: price.id }),
  succeeds: (evidence) => expect(evidence).toMatchObject({ replaces: null, followedBy: null }),
});

proveVerb("getModel", {
  ...ofDraft,
  ...looking,
  needs: ["device:read", "rate_card:read"],
  call: (ctx, { price: { modelCode } }) => getModel(ctx, { modelCode }),
  succeeds: (file, { price }) =>
    expect(modelFile.parse(file)).toMatchObject({
      model: { code: price.modelCode, offers: { sale: null, rent: null, deposit: null }, pending: 0 },
      prices: [{ id: price.id, phase: "draft" }],
    }),
});
