import { expect } from "vitest";
import { createRateCard } from "#server/rates/create-rate-card.ts";
import { discardRateCard } from "#server/rates/discard-rate-card.ts";
import { getRateCard } from "#server/rates/get-rate-card.ts";
import { listRateCards } from "#server/rates/list-rate-cards.ts";
import { publishRateCard } from "#server/rates/publish-rate-card.ts";
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

proveVerb("publishRateCard", {
  ...ofDraft,
  call: (ctx, { card }) => publishRateCard(ctx, cardInput(card)),
  succeeds: (card) => expect(card).toMatchObject({ status: "published", publishedAt: expect.any(String) }),
  illegal: {
    given: ({ card }) => discardRateCard(rates(), cardInput(card)),
    reason: "transition_refused",
  },
  audit: { action: "rate_card.publish", subjectId: ({ card }) => card.id },
});

proveVerb("discardRateCard", {
  ...ofDraft,
  call: (ctx, { card }) => discardRateCard(ctx, cardInput(card)),
  succeeds: (card) => expect(card.status).toBe("discarded"),
  illegal: {
    given: ({ card }) => publishRateCard(rates(), cardInput(card)),
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
