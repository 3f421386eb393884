import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { canonicalHash } from "#server/domain/canonical/sha256.ts";
import type { Quote } from "#server/domain/quotes/quote-view.ts";
import { publishedKeys, verifyQuote } from "#server/domain/quotes/verify-quote.ts";
import { signedQuote } from "../../support/quotes/signed-quote.ts";

function keyPair(kid: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return { privateKey, jwk: { ...publicKey.export({ format: "jwk" }), kid, use: "sig", alg: "EdDSA" } };
}

const platform = keyPair("now");
const retired = keyPair("retired");
const keys = publishedKeys.parse({ keys: [retired.jwk, platform.jwk] });

describe("a quote checked by anybody", () => {
  test("is verified, whatever order its members arrive in, and names the key", async () => {
    const quote = await signedQuote(platform.privateKey);
    const shuffled = Object.fromEntries(Object.entries(quote).reverse()) as Quote;
    expect(await verifyQuote(shuffled, keys)).toEqual({ outcome: "verified", kid: "now" });
  });

  test("stays verifiable after the key was retired", async () => {
    expect(await verifyQuote(await signedQuote(retired.privateKey), keys)).toEqual({
      outcome: "verified",
      kid: "retired",
    });
  });

  test("is found altered when one figure of it differs by a fen", async () => {
    const quote = await signedQuote(platform.privateKey);
    const [first, ...rest] = quote.schedule;
    if (first === undefined) throw new Error("a schedule has a first period");
    const tampered = [
      { ...quote, buyerTotalFen: quote.buyerTotalFen - 1 },
      { ...quote, annualRate: { ...quote.annualRate, nominalPpm: 0 } },
      { ...quote, schedule: [{ ...first, paymentFen: first.paymentFen - 1 }, ...rest] },
      { ...quote, rateCard: { ...quote.rateCard, version: 2 } },
    ];
    for (const one of tampered) expect(await verifyQuote(one, keys)).toEqual({ outcome: "altered" });
  });

  test("is not signed when the hash was made to fit, or another key signed it", async () => {
    const quote = await signedQuote(platform.privateKey);
    const { trace, hash: _hash, signature, ...terms } = quote;
    const cheaper = { ...terms, totalFeeFen: 0 };
    const refitted = { ...cheaper, trace, signature, hash: await canonicalHash(cheaper) };
    expect(await verifyQuote(refitted, keys)).toEqual({ outcome: "not_signed" });
    expect(await verifyQuote(await signedQuote(keyPair("stranger").privateKey), keys)).toEqual({
      outcome: "not_signed",
    });
    for (const broken of ["", "A", "AAAA", "not base64url!"]) {
      expect(await verifyQuote({ ...quote, signature: broken }, keys)).toEqual({ outcome: "not_signed" });
    }
  });
});
