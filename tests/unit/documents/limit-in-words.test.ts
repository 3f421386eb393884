import { expect, test } from "vitest";
import enApply from "#app/messages/en/apply.json" with { type: "json" };
import en from "#app/messages/en/errors.json" with { type: "json" };
import zhApply from "#app/messages/zh-CN/apply.json" with { type: "json" };
import zh from "#app/messages/zh-CN/errors.json" with { type: "json" };
import { MAX_DOCUMENT_MB } from "#server/domain/documents/limits.ts";
import { documentTooLarge } from "#server/domain/documents/too-large.ts";

test("every text about the size of a document names the limit that holds", () => {
  const texts = [zh, en].flatMap((errors) => [errors.document_too_large, errors.faults.file_too_large]);
  const leads = [zhApply, enApply].map((apply) => apply.steps.documentsLead);
  for (const text of [...texts, ...leads, documentTooLarge().message])
    expect(text).toContain(`${MAX_DOCUMENT_MB} MB`);
});
