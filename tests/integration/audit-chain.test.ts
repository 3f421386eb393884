import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction } from "#db/transaction.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import { createTestRuntime, type TestRuntime } from "../support/world/test-runtime.ts";

let runtime: TestRuntime;
beforeAll(async () => {
  runtime = await createTestRuntime();
});
afterAll(() => runtime.close());

const write = (n: number) =>
  inTransaction(runtime.db, (tx) =>
    recordAudit(tx, runtime.system(), { action: "test.write", subjectType: "test", subjectId: `test_${n}` }),
  );

const broken = async () => (await runtime.db.execute(sql`select seq from broken_audit_events`)).rows.length;

test("writers at the same time extend one unbroken chain", async () => {
  await Promise.all(Array.from({ length: 40 }, (_, n) => write(n)));
  expect(await broken()).toBe(0);
});

test("a row that was tampered with, past the guards, breaks the chain", async () => {
  await runtime.db.execute(sql`alter table audit_events disable trigger user`);
  await runtime.db.execute(sql`update audit_events set action = 'test.forged' where subject_id = 'test_7'`);
  expect(await broken()).toBeGreaterThan(0);
  await runtime.db.execute(sql`update audit_events set action = 'test.write' where subject_id = 'test_7'`);
  await runtime.db.execute(sql`alter table audit_events enable trigger user`);
  expect(await broken()).toBe(0);
});
