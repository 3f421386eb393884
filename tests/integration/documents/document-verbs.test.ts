import { expect, test } from "vitest";
import { demoPhoto } from "#server/demo/demo-photo.ts";
import { eraseDocuments } from "#server/documents/erase-documents.ts";
import { eraseReplacedDocuments } from "#server/documents/erase-replaced-documents.ts";
import { readDocument } from "#server/documents/read-document.ts";
import { removeDocument } from "#server/documents/remove-document.ts";
import { storeDocument } from "#server/documents/store-document.ts";
import { anyState, noRow, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import {
  type ApplicationAt,
  applicationIn,
  documentIn,
  draftWithDocument,
} from "../../support/world/applicants.ts";
import { daysFromNow } from "../../support/world/days-from-now.ts";
import { createDemoWorld } from "../../support/world/demo-world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(createDemoWorld);
const withDocument = () => draftWithDocument(world());
async function submittedWithDocument() {
  const submitted = await applicationIn(world(), "submitted");
  return { ...submitted, documentId: await documentIn(submitted) };
}
const byApplicant = {
  as: ({ applicant }: ApplicationAt) => applicant(),
  needs: "application:write",
} as const;
const asStranger = ({ stranger }: ApplicationAt) => stranger();

proveVerb("storeDocument", {
  ...byApplicant,
  arrange: () => applicationIn(world(), "draft"),
  call: async (ctx, { view }) => {
    const file = { applicationId: view.id, slot: "shop_front", fileName: "门头.jpg" } as const;
    return storeDocument(ctx, file, await demoPhoto("shop front"));
  },
  succeeds: async (_result, at) => expect(await documentIn(at)).toMatch(/^doc_/),
  foreign: { as: asStranger, reason: "application_not_found" },
  illegal: { instead: () => applicationIn(world(), "submitted"), reason: "not_editable" },
  audit: { action: "document.store", subjectId: (at) => documentIn(at) },
});

proveVerb("removeDocument", {
  ...byApplicant,
  arrange: withDocument,
  call: (ctx, { documentId }) => removeDocument(ctx, { documentId }),
  succeeds: async (_result, at) => expect(await documentIn(at)).toBe(""),
  foreign: { as: asStranger, reason: "document_not_found" },
  illegal: { instead: submittedWithDocument, reason: "not_editable" },
  audit: { action: "document.remove", subjectId: ({ documentId }) => documentId },
});

proveVerb("readDocument", {
  arrange: submittedWithDocument,
  as: () => world().staff("reviewer"),
  call: (ctx, { documentId }) => readDocument(ctx, { documentId }),
  succeeds: ({ bytes, contentType }) => {
    expect(contentType).toBe("image/jpeg");
    expect(bytes.length).toBeGreaterThan(0);
  },
  needs: "document:read",
  foreign: { as: asStranger, reason: "document_not_found" },
  illegal: {
    given: ({ documentId }) => world().runtime.storage.delete(documentId),
    code: "unavailable",
    reason: "document_missing",
  },
  audit: { action: "document.read", subjectId: ({ documentId }) => documentId },
});

proveVerb("eraseDocuments", {
  arrange: withDocument,
  as: () => world().runtime.system(),
  call: (ctx, { view }) => eraseDocuments(ctx, { applicationId: view.id }),
  succeeds: async (_result, { documentId }) =>
    expect(await world().runtime.storage.get(documentId)).toBeNull(),
  needs: "application:erase",
  foreign: noTenants("the jobs carry out what an erasure promised"),
  illegal: anyState("whatever was promised may be carried out again"),
  audit: noRow("the erasure that promised it has its own"),
});

/** A document that another one took the place of. */
async function replaced() {
  const draft = await withDocument();
  const file = { applicationId: draft.view.id, slot: "shop_front", fileName: "新门头.jpg" } as const;
  await storeDocument(draft.applicant(), file, await demoPhoto("shop front again"));
  return draft;
}

proveVerb("eraseReplacedDocuments", {
  arrange: replaced,
  as: () => world().runtime.system(daysFromNow(31)),
  call: (ctx) => eraseReplacedDocuments(ctx),
  succeeds: async (_erased, at) => {
    expect(await world().runtime.storage.get(at.documentId)).toBeNull();
    expect(await world().runtime.storage.get(await documentIn(at))).not.toBeNull();
  },
  needs: "application:erase",
  foreign: noTenants("the clock runs for every applicant"),
  illegal: {
    given: () => eraseReplacedDocuments(world().runtime.system(daysFromNow(31))),
    sees: (erased) => expect(erased).toBe(0),
  },
  audit: noRow("the document that replaced it has its own"),
});

test("a replaced document is closed at once, to the desk and to its applicant", async () => {
  const { applicant, documentId } = await replaced();
  const gone = { code: "not_found", reason: "document_not_found" };
  await expect(readDocument(applicant(), { documentId })).rejects.toMatchObject(gone);
  await expect(readDocument(world().staff("reviewer"), { documentId })).rejects.toMatchObject(gone);
});
