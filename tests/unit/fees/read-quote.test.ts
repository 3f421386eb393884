import { expect, test } from "vitest";
import { readQuote } from "#components/fees/read-quote.ts";
import { DEFAULT_RATE_CARD } from "#server/domain/fees/default-rate-card.ts";
import { quoteInstalments } from "#server/domain/fees/quote.ts";

const rateCard = { id: "rat_1", version: 1, effectiveFrom: "2026-01-01T00:00:00.000Z" };
const { terms, trace } = quoteInstalments(
  { amountFen: 100_000, term: 6, bearer: "seller" },
  { rateCard, body: DEFAULT_RATE_CARD, source: "platform" },
  new Date("2026-06-01T04:00:00.000Z"),
);
const quote = { ...terms, trace, hash: "00", signature: "AA" };

test("reads a pasted quote, alone or as the API answered it", () => {
  expect(readQuote(JSON.stringify(quote))).toEqual(quote);
  expect(readQuote(JSON.stringify({ result: { data: quote } }))).toEqual(quote);
});

test("takes nothing else for a quote", () => {
  for (const text of ["", "{", "null", "[]", "{}", JSON.stringify({ ...quote, hash: undefined })]) {
    expect(readQuote(text)).toBeNull();
  }
});
