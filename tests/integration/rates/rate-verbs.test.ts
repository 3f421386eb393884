import { expect } from "vitest";
import { createRateCard } from "#server/rates/create-rate-card.ts";
import { discardRateCard } from "#server/rates/discard-rate-card.ts";
import { getRateCard } from "#server/rates/get-rate-card.ts";
import { getRateCardEvidence } from "#server/rates/get-rate-card-evidence.ts";
import { listRateCards } from "#server/rates/list-rate-cards.ts";
import { proposeRateCard } from "#server/rates/propose-rate-card.ts";
import { publishRateCard } from "#server/rates/publish-rate-card.ts";
import { refuseRateCard } from "#server/rates/refuse-rate-card.ts";
import { withdrawRateCard } from "#server/rates/withdraw-rate-card.ts";
import { looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import {
  announcedCard,
  cardInput,
  draftCard,
  merchantCard,
  newMerchant,
} from "../../support/world/rate-cards.ts";
import { proposedCard, putInForce } from "../../support/world/second-person.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const rates = () => world().asRole("rates");
const ofDraft = {
  arrange: async () => ({ card: await draftCard(world()) }),
  as: rates,
  needs: "rate_card:write",
  foreign: noTenants("prices are made by staff, for any merchant"),
} as const;
const ofProposal = {
  arrange: async () => ({ proposed: await proposedCard(world().twoPeople(), await draftCard(world())) }),
  as: () => world().twoPeople().second,
  needs: "rate_card:approve",
  foreign: ofDraft.foreign,
} as const;
const lookingAtCards = { ...ofDraft, ...looking, needs: "rate_card:read" } as const;

proveVerb("createRateCard", {
  ...ofDraft,
  arrange: async () => merchantCard(await newMerchant(world())),
  call: (ctx, card) => createRateCard(ctx, card),
  succeeds: (draft, { scopeId }) => expect(draft).toMatchObject({ status: "draft", scopeId, number: 1 }),
  illegal: {
    instead: () => ({ scopeId: "mer_x" }),
    code: "not_found",
    reason: "scope_not_found",
  },
  audit: { action: "rate_card.create", subjectId: (_at, draft) => draft.id },
});

proveVerb("proposeRateCard", {
  ...ofDraft,
  call: (ctx, { card }) => proposeRateCard(ctx, cardInput(card)),
  succeeds: (card) => expect(card).toMatchObject({ status: "pending_second", own: true }),
  illegal: {
    given: ({ card }) => discardRateCard(rates(), cardInput(card)),
    reason: "transition_refused",
  },
  audit: { action: "rate_card.propose", subjectId: ({ card }) => card.id },
});

proveVerb("publishRateCard", {
  ...ofProposal,
  call: (ctx, { proposed }) => publishRateCard(ctx, proposed),
  succeeds: (card) => expect(card).toMatchObject({ status: "published", publishedAt: expect.any(String) }),
  illegal: {
    given: ({ proposed: { evidenceHash: _hash, ...ref } }) => discardRateCard(rates(), ref),
    reason: "transition_refused",
  },
  audit: { action: "rate_card.publish", subjectId: ({ proposed }) => proposed.rateCardId },
});

proveVerb("refuseRateCard", {
  ...ofProposal,
  call: (ctx, { proposed: { evidenceHash: _hash, ...ref } }) =>
    refuseRateCard(ctx, { ...ref, reason: "太高" }),
  succeeds: (card) => expect(card).toMatchObject({ status: "refused", refusal: "太高" }),
  illegal: {
    given: ({ proposed }) => publishRateCard(world().twoPeople().second, proposed),
    reason: "transition_refused",
  },
  audit: { action: "rate_card.refuse", subjectId: ({ proposed }) => proposed.rateCardId },
});

proveVerb("getRateCardEvidence", {
  ...lookingAtCards,
  call: (ctx, { card }) => getRateCardEvidence(ctx, { rateCardId: card.id }),
  succeeds: (evidence) => expect(evidence).toMatchObject({ replaces: null, merchants: 1, terminals: 0 }),
});

proveVerb("discardRateCard", {
  ...ofDraft,
  call: (ctx, { card }) => discardRateCard(ctx, cardInput(card)),
  succeeds: (card) => expect(card.status).toBe("discarded"),
  illegal: {
    given: ({ card }) => putInForce(world().twoPeople(), card),
    reason: "transition_refused",
  },
  audit: { action: "rate_card.discard", subjectId: ({ card }) => card.id },
});

proveVerb("withdrawRateCard", {
  ...ofDraft,
  arrange: async () => ({ card: await announcedCard(world()) }),
  call: (ctx, { card }) => withdrawRateCard(ctx, cardInput(card)),
  succeeds: (card) => expect(card).toMatchObject({ status: "withdrawn", withdrawnAt: expect.any(String) }),
  illegal: {
    instead: async () => ({ card: await draftCard(world()) }),
    reason: "transition_refused",
  },
  audit: { action: "rate_card.withdraw", subjectId: ({ card }) => card.id },
});

proveVerb("getRateCard", {
  ...lookingAtCards,
  call: (ctx, { card }) => getRateCard(ctx, { rateCardId: card.id }),
  succeeds: (found, { card }) => expect(found).toEqual(card),
});

proveVerb("listRateCards", {
  ...lookingAtCards,
  call: (ctx) => listRateCards(ctx),
  succeeds: (found, { card }) => expect(found).toContainEqual(card),
});
