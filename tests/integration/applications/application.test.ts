import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applicationAnswers, documents } from "#db/schema/applications.ts";
import { auditEvents } from "#db/schema/audit.ts";
import { appealApplication } from "#server/applications/appeal-application.ts";
import { getApplication } from "#server/applications/get-application.ts";
import { saveAnswers } from "#server/applications/save-answers.ts";
import { startApplication } from "#server/applications/start-application.ts";
import { submitApplication } from "#server/applications/submit-application.ts";
import { withdrawApplication } from "#server/applications/withdraw-application.ts";
import { demoAnswers } from "#server/demo/demo-applicants.ts";
import { demoPhoto } from "#server/demo/demo-photo.ts";
import { readDocument } from "#server/documents/read-document.ts";
import { removeDocument } from "#server/documents/remove-document.ts";
import { storeDocument } from "#server/documents/store-document.ts";
import { requestCorrections } from "#server/reviews/request-corrections.ts";
import { pdfOf } from "../../support/documents/pdf-files.ts";
import { caseInput } from "../../support/world/case-input.ts";
import { createDemoWorld, type DemoWorld } from "../../support/world/demo-world.ts";
import { expectRefusal } from "../../support/world/refusals.ts";

let world: DemoWorld;
beforeAll(async () => {
  world = await createDemoWorld();
});
afterAll(() => world.close());

describe("a draft", () => {
  test("is made once, however often the applicant taps", async () => {
    const { applicant, view } = await world.application("draft");
    expect((await startApplication(applicant())).id).toBe(view.id);
  });

  test("keeps what was typed, finished or not, and gives it back", async () => {
    const { applicant, view } = await world.application("draft");
    const saved = await saveAnswers(applicant(), {
      ...caseInput(view),
      group: "person",
      answers: { name: "张", idNumber: "12" },
    });
    expect(saved.answers.person).toEqual({ name: "张", idNumber: "12" });
    expect((await getApplication(applicant(), { applicationId: view.id })).answers.person).toEqual(
      saved.answers.person,
    );
  });

  test("lies sealed in the database", async () => {
    const { applicant, view, of } = await world.application("draft");
    await saveAnswers(applicant(), {
      ...caseInput(view),
      group: "person",
      answers: { name: of.name, mobile: of.mobile },
    });
    const [row] = await world.runtime.db
      .select()
      .from(applicationAnswers)
      .where(eq(applicationAnswers.applicationId, view.id));
    expect(row?.body).not.toContain(of.mobile);
    expect(row?.body).not.toContain(of.name);
  });

  test("of another tab's newer version is a conflict, and nothing is overwritten", async () => {
    const { applicant, view } = await world.application("draft");
    const save = (name: string) =>
      saveAnswers(applicant(), { ...caseInput(view), group: "person", answers: { name } });
    const outcomes = await Promise.allSettled([save("甲甲"), save("乙乙")]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("is nobody else's to read or write", async () => {
    const { view } = await world.application("draft");
    const { applicant: other } = await world.application("draft");
    await expectRefusal(
      getApplication(other(), { applicationId: view.id }),
      "not_found",
      "application_not_found",
    );
    const save = saveAnswers(other(), { ...caseInput(view), group: "person", answers: {} });
    await expectRefusal(save, "not_found", "application_not_found");
  });

  test("needs an applicant: staff and strangers are refused", async () => {
    await expectRefusal(startApplication(world.staff("reviewer")), "forbidden", "permission_missing");
    const nobody = {
      ...world.staff("reviewer"),
      actor: { kind: "anonymous", id: "anonymous", roles: [] } as const,
    };
    await expectRefusal(startApplication(nobody), "unauthenticated", "sign_in_required");
  });
});

describe("submitting", () => {
  test("is refused with everything that is still due", async () => {
    const { applicant, view } = await world.application("draft");
    await expect(submitApplication(applicant(), caseInput(view))).rejects.toMatchObject({
      reason: "requirements_due",
      details: { currentlyDue: expect.arrayContaining(["start.kind"]) },
    });
  });

  test("hands the application to the desk, with its audit row", async () => {
    const { applicant, view } = await world.application("submitted");
    expect(view).toMatchObject({ status: "submitted", clock: { ahead: expect.any(Number) } });
    const audit = await world.runtime.db
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.subjectId, view.id), eq(auditEvents.action, "application.submit")));
    expect(audit).toHaveLength(1);
    await expectRefusal(
      submitApplication(applicant(), caseInput(view)),
      "illegal_state",
      "transition_refused",
    );
    const late = saveAnswers(applicant(), { ...caseInput(view), group: "store", answers: {} });
    await expectRefusal(late, "illegal_state", "not_editable");
  });

  test("allows at most three open applications per ID number, also at the same time", async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => world.application("draft")));
    const [first] = all;
    if (first === undefined) throw new Error("five were made");
    const ready = [];
    for (const { applicant, view, of } of all) {
      let current = view;
      for (const [group, answers] of demoAnswers({ ...of, mobile: first.of.mobile })) {
        current = await saveAnswers(applicant(), { ...caseInput(current), group, answers });
      }
      for (const slot of current.documentSlots) {
        await storeDocument(
          applicant(),
          { applicationId: view.id, slot, fileName: "a.jpg" },
          await demoPhoto(slot),
        );
      }
      ready.push({ applicant, view: await getApplication(applicant(), { applicationId: view.id }) });
    }
    const outcomes = await Promise.allSettled(
      ready.map(({ applicant, view }) => submitApplication(applicant(), caseInput(view))),
    );
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(3);
  });
});

describe("corrections", () => {
  test("reopen only what was sent back, and close when answered", async () => {
    const { applicant, view } = await world.application("needs_correction");
    expect(view.editable).toEqual(["documents.shop_front"]);
    expect(view.corrections).toMatchObject([{ field: "documents.shop_front", answered: false }]);
    expect(view.requirements.currentlyDue).toEqual(["documents.shop_front"]);
    const save = saveAnswers(applicant(), { ...caseInput(view), group: "store", answers: {} });
    await expectRefusal(save, "illegal_state", "not_editable");
    await storeDocument(
      applicant(),
      { applicationId: view.id, slot: "shop_front", fileName: "b.jpg" },
      await demoPhoto("new"),
    );
    const fixed = await getApplication(applicant(), { applicationId: view.id });
    expect(fixed.requirements.currentlyDue).toEqual([]);
    expect(fixed.corrections).toMatchObject([{ field: "documents.shop_front", answered: true }]);
    const interior = { applicationId: view.id, slot: "interior" as const, fileName: "c.jpg" };
    const settled = storeDocument(applicant(), interior, await demoPhoto("other"));
    await expectRefusal(settled, "illegal_state", "not_editable");
    const sent = await submitApplication(applicant(), caseInput(fixed));
    expect(sent).toMatchObject({ status: "submitted", corrections: [], editable: [] });
  });

  test("stay open while the new answer is still being typed, and lock the fields beside it", async () => {
    const { applicant, view: before } = await world.application("in_review");
    const correction = {
      field: "store.name",
      code: "mismatch" as const,
      reason: "招牌不同",
      remedy: "照招牌填写",
    };
    await requestCorrections(world.staff("reviewer"), { ...caseInput(before), corrections: [correction] });
    let view = await getApplication(applicant(), { applicationId: before.id });
    for (const name of ["新", "新的店", "新的店名字"]) {
      const answers = { ...view.answers.store, name };
      view = await saveAnswers(applicant(), { ...caseInput(view), group: "store", answers });
    }
    expect(view.answers.store?.name).toBe("新的店名字");
    const moved = { ...view.answers.store, street: "别处 1 号" };
    const save = saveAnswers(applicant(), { ...caseInput(view), group: "store", answers: moved });
    await expectRefusal(save, "illegal_state", "not_editable");
    expect((await submitApplication(applicant(), caseInput(view))).status).toBe("submitted");
  });
});

describe("the applicant's other ways", () => {
  test("withdraws an open application and nothing after", async () => {
    const { applicant, view } = await world.application("pending_check");
    const withdrawn = await withdrawApplication(applicant(), caseInput(view));
    expect(withdrawn).toMatchObject({ status: "withdrawn", events: [] });
    await expectRefusal(
      withdrawApplication(applicant(), caseInput(withdrawn)),
      "illegal_state",
      "transition_refused",
    );
  });

  test("appeals once", async () => {
    const { applicant, view } = await world.application("rejected");
    const appealed = await appealApplication(applicant(), {
      ...caseInput(view),
      reason: "请再看一次,资料已更新",
    });
    expect(appealed.status).toBe("appealed");
    expect(appealed.events).not.toContain("appeal");
  });
});

describe("documents", () => {
  test("are sealed in storage, readable by their applicant and the desk, by nobody else", async () => {
    const { applicant, view } = await world.application("submitted");
    const documentId = view.documents[0]?.id ?? "";
    const mine = await readDocument(applicant(), { documentId });
    expect(mine.bytes.subarray(0, 2).toString("hex")).toBe("ffd8");
    const [row] = await world.runtime.db.select().from(documents).where(eq(documents.id, documentId));
    const stored = await world.runtime.storage.get(row?.storageKey ?? "");
    expect(stored?.includes(mine.bytes.subarray(0, 200))).toBe(false);
    expect((await readDocument(world.staff("reviewer"), { documentId })).bytes).toEqual(mine.bytes);
    const { applicant: other } = await world.application("draft");
    await expectRefusal(readDocument(other(), { documentId }), "not_found", "document_not_found");
    await expectRefusal(
      readDocument(world.staff("rates"), { documentId }),
      "forbidden",
      "permission_missing",
    );
    await expectRefusal(removeDocument(applicant(), { documentId }), "illegal_state", "not_editable");
  });

  const jpeg = () => demoPhoto("x");
  test.each([
    ["an SVG", async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), "document_type"],
    ["a text file", async () => Buffer.from("hello, I am a picture"), "document_type"],
    ["a truncated picture", async () => (await jpeg()).subarray(0, 900), "document_unreadable"],
    [
      "a PDF with a script",
      async () => Buffer.from("%PDF-1.7\n1 0 obj<</Java#53cript(alert)>>\n%%EOF\n"),
      "document_script",
    ],
    ["a PDF with a password", async () => pdfOf({ trailer: "/Encrypt 5 0 R" }), "document_encrypted"],
    ["a PDF cut short", async () => Buffer.from("%PDF-1.7\n1 0 obj"), "document_unreadable"],
    ["nothing", async () => Buffer.alloc(0), "document_empty"],
  ] as const)("refuse %s", async (_name, bytes, reason) => {
    const { applicant, view } = await world.application("draft");
    const upload = storeDocument(
      applicant(),
      { applicationId: view.id, slot: "interior", fileName: "a.jpg" },
      await bytes(),
    );
    await expectRefusal(upload, "invalid_input", reason);
  });

  test("refuse eleven megabytes", async () => {
    const { applicant, view } = await world.application("draft");
    const slot = { applicationId: view.id, slot: "interior", fileName: "a.jpg" } as const;
    const upload = storeDocument(applicant(), slot, Buffer.alloc(11 * 1024 * 1024));
    await expectRefusal(upload, "too_large", "document_too_large");
  });
});
