import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { readQuote } from "#components/quotes/read-quote.ts";
import { signedQuote } from "../../support/quotes/signed-quote.ts";

const quote = await signedQuote(generateKeyPairSync("ed25519").privateKey);

test("reads a pasted quote, alone or as the API answered it", () => {
  expect(readQuote(JSON.stringify(quote))).toEqual(quote);
  expect(readQuote(JSON.stringify({ result: { data: quote } }))).toEqual(quote);
});

test("takes nothing else for a quote", () => {
  for (const text of ["", "{", "null", "[]", "{}", JSON.stringify({ ...quote, hash: undefined })]) {
    expect(readQuote(text)).toBeNull();
  }
});
