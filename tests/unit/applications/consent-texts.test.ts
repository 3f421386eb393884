import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import en from "#app/messages/en/apply.json" with { type: "json" };
import zh from "#app/messages/zh-CN/apply.json" with { type: "json" };
import { CONSENT_TEXTS, CONSENT_VERSION } from "#server/domain/applications/consent.ts";

const kept = (version: string, language: string) => readFileSync(`docs/consents/${version}.${language}.txt`);

test.each([
  ["zh-CN", zh],
  ["en", en],
] as const)(
  "what is agreed to on the screen is the kept text of its version, in %s",
  (language, { agreement, review }) => {
    const { service, money, instalments, duties, data, ending } = agreement.clauses;
    const clauses = [service, money, instalments, duties, data, ending].map(
      (clause, at) => `${at + 1}. ${clause}`,
    );
    const shown = [agreement.title, ...clauses, review.consentGeneral, review.consentSensitive, ""].join(
      "\n",
    );
    expect(kept(CONSENT_VERSION, language).toString()).toBe(shown);
  },
);

test("each version's hash is that of its kept text", () => {
  for (const [version, texts] of Object.entries(CONSENT_TEXTS)) {
    for (const [language, hash] of Object.entries(texts)) {
      expect(createHash("sha256").update(kept(version, language)).digest("hex")).toBe(hash);
    }
  }
});
