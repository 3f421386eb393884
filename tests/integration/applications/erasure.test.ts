import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applicationAnswers, applications, documents } from "#db/schema/applications.ts";
import { caseNotes } from "#db/schema/desk.ts";
import { brokenConstraint } from "#db/transaction.ts";
import { appealApplication } from "#server/applications/appeal-application.ts";
import { eraseApplication } from "#server/applications/erase-application.ts";
import { eraseEndedApplications } from "#server/applications/erase-ended-applications.ts";
import { getApplication } from "#server/applications/get-application.ts";
import { withdrawApplication } from "#server/applications/withdraw-application.ts";
import { demoPhoto } from "#server/demo/demo-photo.ts";
import { eraseDocuments } from "#server/documents/erase-documents.ts";
import { startUpload } from "#server/documents/start-upload.ts";
import { attachFile } from "#server/reviews/attachments/attach-file.ts";
import { addNote } from "#server/reviews/case/add-note.ts";
import { flagField } from "#server/reviews/flag-field.ts";
import { getCase } from "#server/reviews/get-case.ts";
import { proposeApproval } from "#server/reviews/propose-approval.ts";
import { recordContact } from "#server/reviews/record-contact.ts";
import { judgeCase } from "#server/reviews/second/judge-case.ts";
import { unflagField } from "#server/reviews/unflag-field.ts";
import { caseInput } from "../../support/world/case-input.ts";
import { daysFromNow } from "../../support/world/days-from-now.ts";
import { createDemoWorld, type DemoWorld } from "../../support/world/demo-world.ts";
import { expectRefusal } from "../../support/world/refusals.ts";

let world: DemoWorld;
beforeAll(async () => {
  world = await createDemoWorld();
});
afterAll(() => world.close());

const rowOf = async (id: string) =>
  (await world.runtime.db.select().from(applications).where(eq(applications.id, id)))[0];
const filesOf = async (id: string) => {
  const rows = await world.runtime.db.select().from(documents).where(eq(documents.applicationId, id));
  return rows.map(({ storageKey }) => storageKey);
};
const answersOf = (id: string) =>
  world.runtime.db.$count(applicationAnswers, eq(applicationAnswers.applicationId, id));

/** Tables of which a row says any of the words, in whatever column. */
async function holding(words: string[]): Promise<string[]> {
  const { rows } = await world.runtime.db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const any = sql.join(
      words.map((word) => sql`t::text like ${`%${word}%`}`),
      sql` or `,
    );
    const { rows } = await world.runtime.db.execute(
      sql`select 1 from ${sql.identifier(name)} t where ${any} limit 1`,
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}

describe("what was handed in", () => {
  test("goes at its applicant's wish: answers, search keys, staff's words, every file", async () => {
    const { applicant, view } = await world.application("rejected");
    const { storage } = world.runtime;
    const files = await filesOf(view.id);
    expect(files.length).toBeGreaterThan(0);
    const erased = await eraseApplication(applicant(), caseInput(view));
    expect(erased).toMatchObject({ status: "rejected", answers: {}, rejection: null, events: [] });
    expect(erased.erasure?.erasedAt).not.toBeNull();
    expect(await rowOf(view.id)).toMatchObject({
      shopName: null,
      shopAddress: null,
      idNumberIndex: null,
      creditCodeIndex: null,
      accountNumberIndex: null,
      mobileIndex: null,
    });
    expect(await answersOf(view.id)).toBe(0);
    // What the outbox promised; a second delivery finds nothing left to do.
    for (const _again of [1, 2]) await eraseDocuments(world.runtime.system(), { applicationId: view.id });
    expect(await filesOf(view.id)).toEqual([]);
    for (const key of files) expect(await storage.get(key)).toBeNull();
    const seen = await getCase(world.staff("reviewer"), { applicationId: view.id });
    expect(seen.decisions).toContainEqual(expect.objectContaining({ kind: "rejection", reason: null }));
    expect(seen).toMatchObject({ answers: {}, documents: [], erasedAt: erased.erasure?.erasedAt });
    const timeline = erased.timeline.map(({ action, by }) => `${action}/${by}`);
    expect(timeline).toContain("application.erase/applicant");
  });

  test("goes with its unfinished uploads", async () => {
    const { applicant, view } = await world.application("draft");
    const photo = await demoPhoto("half");
    const file = { slot: "shop_front" as const, fileName: "店.jpg", lengthBytes: photo.length };
    await startUpload(applicant(), { applicationId: view.id, ...file });
    const now = await getApplication(applicant(), { applicationId: view.id });
    const withdrawn = await withdrawApplication(applicant(), caseInput(now));
    await eraseApplication(applicant(), caseInput(withdrawn));
    await eraseDocuments(world.runtime.system(), { applicationId: view.id });
    expect(await filesOf(view.id)).toEqual([]);
  });

  test("goes with all that anybody wrote of it: no row of any table holds a word", async () => {
    const { applicant, view, of } = await world.application("in_review");
    const { applicationId } = caseInput(view);
    const words = ["备注里的话", "电话里的话", "标记里的话", "附件里的话", "判断里的话", of.shop];
    const [noted, called, flagged, named, judged] = words as [string, string, string, string, string];
    const reviewer = world.staff("reviewer");
    await addNote(reviewer, { applicationId, body: noted, mentioned: [] });
    await recordContact(reviewer, { applicationId, contact: "phone_reached", note: called });
    await flagField(reviewer, { applicationId, field: "store.name", note: flagged });
    await unflagField(reviewer, { applicationId, field: "store.name" });
    await attachFile(reviewer, { applicationId, fileName: named }, await demoPhoto("half"));
    const proposed = await proposeApproval(reviewer, caseInput(await getCase(reviewer, { applicationId })));
    const judgement = { verdict: "reject" as const, reason: judged, code: "false_documents" };
    await judgeCase(world.staff("checker"), { ...caseInput(proposed), ...judgement });
    expect(await holding(words)).not.toEqual([]);
    const now = await getApplication(applicant(), { applicationId });
    const withdrawn = await withdrawApplication(applicant(), caseInput(now));
    await eraseApplication(applicant(), caseInput(withdrawn));
    await eraseDocuments(world.runtime.system(), { applicationId });
    expect(await holding(words)).toEqual([]);
    const seen = await getCase(reviewer, { applicationId });
    expect(seen).toMatchObject({ notes: [], attachments: [] });
    expect(seen.second.opinions).toMatchObject([{ reason: null }, { verdict: "reject", reason: null }]);
    const late = addNote(reviewer, { applicationId, body: noted, mentioned: [] });
    await expectRefusal(late, "illegal_state", "case_erased");
    const bySql = world.runtime.db.insert(caseNotes).values({
      ...{ id: "cnt_late", applicationId, authorId: reviewer.actor.id, body: noted, mentioned: [] },
      at: new Date(),
    });
    expect(brokenConstraint(await bySql.catch((error: unknown) => error))).toBe("case_erased");
  });

  test("goes by itself when it has been kept long enough, and not before", async () => {
    const withdrawn = await world.application("withdrawn");
    const rejected = await world.application("rejected");
    const appealed = await world.application("appealed");
    const approved = await world.application("approved");
    const erasedBy = async (days: number) => {
      await eraseEndedApplications(world.runtime.system(daysFromNow(days)));
      const all = [withdrawn, rejected, appealed, approved];
      const rows = await Promise.all(all.map(({ view }) => rowOf(view.id)));
      return rows.map((row) => row?.erasedAt != null);
    };
    expect(await erasedBy(29)).toEqual([false, false, false, false]);
    expect(await erasedBy(31)).toEqual([true, false, false, false]);
    expect(await erasedBy(181)).toEqual([true, true, false, false]);
    expect(await erasedBy(4_000)).toEqual([true, true, false, false]);
    const { erasure } = await getApplication(approved.applicant(), { applicationId: approved.view.id });
    expect(erasure).toBeNull();
  });

  test("stays while it is needed, out of others' hands, and is erased once", async () => {
    const open = await world.application("in_review");
    await expectRefusal(
      eraseApplication(open.applicant(), caseInput(open.view)),
      "illegal_state",
      "not_erasable",
    );
    const { applicant, view } = await world.application("rejected");
    await expectRefusal(
      eraseApplication(open.applicant(), caseInput(view)),
      "not_found",
      "application_not_found",
    );
    await expectRefusal(
      eraseApplication(world.staff("reviewer"), caseInput(view)),
      "forbidden",
      "permission_missing",
    );
    const stale = { ...caseInput(view), version: view.version - 1 };
    await expectRefusal(eraseApplication(applicant(), stale), "conflict", "changed_meanwhile");
    const erased = await eraseApplication(applicant(), caseInput(view));
    await expectRefusal(eraseApplication(applicant(), caseInput(erased)), "illegal_state", "not_erasable");
    const appeal = { ...caseInput(erased), reason: "请再看一次材料" };
    await expectRefusal(appealApplication(applicant(), appeal), "illegal_state", "erased");
    await expectRefusal(eraseEndedApplications(world.staff("admin")), "forbidden", "permission_missing");
  });
});
