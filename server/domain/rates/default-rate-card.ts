import { BEARERS, type RateCardBody } from "./rate-card.ts";

/** List rates of domain.md §2 in ppm; an acquirer publishes its own card over them. */
const LIST_RATES = {
  buyer: { 3: 23_000, 6: 45_000, 12: 75_000 },
  seller: { 3: 18_000, 6: 45_000, 12: 75_000 },
} as const;

/** ¥300,000: the channel's greatest amount of one instalment payment. */
const CHANNEL_MAXIMUM_FEN = 30_000_000;

/** Body of the first platform card, which the seed publishes. */
export const DEFAULT_RATE_CARD: RateCardBody = {
  remainder: "first",
  unlistedPlans: "not_offered",
  unlistedMethods: "not_offered",
  serviceFee: null,
  plans: BEARERS.flatMap((bearer) =>
    ([3, 6, 12] as const).map((term) => ({
      channel: "huabei" as const,
      term,
      bearer,
      ratePpm: LIST_RATES[bearer][term],
      minFen: 1,
      maxFen: CHANNEL_MAXIMUM_FEN,
      enabled: true,
    })),
  ),
  methods: [
    { kind: "alipay", enabled: true, ratePpm: 3_800 },
    { kind: "huabei", enabled: true, ratePpm: 6_000 },
    // Debit cards are cheaper and capped, as acquirers agree it; credit cards pay the rate in full.
    { kind: "bank_card", enabled: true, ratePpm: 6_000, debit: { ratePpm: 5_000, capFen: 2_000 } },
    { kind: "qr", enabled: true, ratePpm: 3_800 },
  ],
};

/** Body of the first card of traditional POS: the platform's rates, and its monthly service fee (S6). */
export const TRADITIONAL_POS_RATE_CARD: RateCardBody = {
  remainder: "inherit",
  plans: [],
  unlistedPlans: "inherit",
  methods: [],
  unlistedMethods: "inherit",
  serviceFee: { volumeFen: 3_500_000, feeFen: 5_000, chargedWhen: "reached" },
};
