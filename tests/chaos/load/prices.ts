import { DEFAULT_RATE_CARD } from "#server/domain/rates/default-rate-card.ts";
import type { WebClient } from "#tests/support/portal/web-client.ts";
import { type Load, mutate, query, repeatedly } from "./load.ts";

interface Card {
  id: string;
  version: number;
  status: string;
}

/** Puts other prices in force for a merchant, as two people do it: its terminals are sent a new configuration. */
export function price(load: Load, rates: WebClient, checker: WebClient): Promise<void> {
  return repeatedly(load, 1_500, async () => {
    const merchant = load.served[load.chance.between(0, Math.max(0, load.served.length - 1))];
    if (merchant === undefined) return;
    const draft = await mutate<Card>(load, rates, "rates.createDraft", {
      level: "merchant",
      scopeId: merchant.merchantId,
      body: { ...DEFAULT_RATE_CARD, serviceFee: null, methods: cheaper(load.chance.between(1_000, 3_000)) },
      effectiveFrom: new Date(Date.now() + 500).toISOString(),
    });
    if (draft === undefined) return;
    const { id: rateCardId, version } = draft;
    const proposed = await mutate<Card>(load, rates, "rates.propose", { rateCardId, version });
    const evidence = await query<{ hash: string }>(load, checker, "rates.evidence", { rateCardId });
    if (proposed === undefined || evidence === undefined) return;
    const published = await mutate<Card>(load, checker, "rates.publish", {
      rateCardId,
      version: proposed.version,
      evidenceHash: evidence.hash,
    });
    if (published !== undefined) load.journal.note({ what: "prices", rateCardId });
  });
}

const cheaper = (ratePpm: number) =>
  DEFAULT_RATE_CARD.methods.map((method) => (method.kind === "alipay" ? { ...method, ratePpm } : method));
