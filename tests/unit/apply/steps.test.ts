import { expect, test } from "vitest";
import { isComplete, stepOfField } from "#components/apply/wizard/steps.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";

test("every field leads to the screen that asks for it; consent and signature to the last", () => {
  expect(stepOfField("person.idNumber")).toBe("person");
  expect(stepOfField("owners.owners.0.name")).toBe("owners");
  expect(stepOfField("documents.licence")).toBe("documents");
  expect(stepOfField("documents.agreement_signature")).toBe("review");
  expect(stepOfField("consent.general")).toBe("review");
});

test("a missing signature leaves the documents' screen complete", () => {
  const due = (currentlyDue: string[]) =>
    ({
      status: "draft",
      groups: ["start", "person"],
      requirements: { currentlyDue },
    }) as unknown as ApplicationView;
  expect(isComplete(due(["documents.agreement_signature"]), "documents")).toBe(true);
  expect(isComplete(due(["documents.licence"]), "documents")).toBe(false);
});
