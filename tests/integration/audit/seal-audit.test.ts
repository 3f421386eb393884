import { asc, eq, gt, sql } from "drizzle-orm";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { auditEvents, auditHeads, auditLog } from "#db/schema/audit.ts";
import { inSnapshot } from "#db/snapshot.ts";
import { faultsOfProof } from "#server/audit/faults-of-proof.ts";
import { proveAudit } from "#server/audit/prove-audit.ts";
import { readKeptHead } from "#server/audit/read-kept-head.ts";
import { sealAudit } from "#server/audit/seal-audit.ts";
import { verifyAudit } from "#server/audit/verify-audit.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { AuditHead } from "#server/domain/audit/entry.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { sealAll } from "../../support/world/seal-all.ts";
import { createTestRuntime, type TestRuntime } from "../../support/world/test-runtime.ts";

let runtime: TestRuntime;
/** What a test has broken on purpose need not hold when it is over. */
let tampered: boolean;
beforeEach(async () => {
  runtime = await createTestRuntime();
  tampered = false;
});
afterEach(() => (tampered ? runtime.discard() : runtime.close()));

const write = (n: number) =>
  change(runtime, (tx) =>
    recordAudit(tx, runtime.system(), {
      action: "session.open",
      subjectType: "session",
      subjectId: `test_${n}`,
      after: { n },
    }),
  );
const writeMany = (count: number) => Promise.all(Array.from({ length: count }, (_, n) => write(n)));
const verify = (kept: { by: string; head: AuditHead }[] = []) =>
  inSnapshot(runtime.db, (snapshot) => verifyAudit(snapshot, { now: new Date(), kept }));
/** How verification names the head that first covers a place: a seal held up by another test leaves two heads for one. */
async function headOver(position: number): Promise<string> {
  const [head] = await runtime.db
    .select()
    .from(auditHeads)
    .where(gt(auditHeads.size, position))
    .orderBy(asc(auditHeads.size))
    .limit(1);
  return `head of size ${head?.size}`;
}
const log = () => runtime.db.select().from(auditLog).orderBy(asc(auditLog.position));

/** Somebody with the database's own powers, past every guard. */
async function tamper(...statements: string[]): Promise<void> {
  tampered = true;
  const client = new pg.Client({ connectionString: runtime.databaseUrl });
  await client.connect();
  await client.query("set session_replication_role = replica");
  for (const statement of statements) await client.query(statement);
  await client.end();
}

describe("the sealer", () => {
  test("gives every row of many writers a place without a gap, under one signed head", async () => {
    await writeMany(40);
    expect(await sealAll(runtime.system())).toBe(40);
    expect((await log()).map(({ position }) => position)).toEqual(Array.from({ length: 40 }, (_, n) => n));
    const report = await verify();
    expect(report).toMatchObject({ rows: 40, fault: null });
    expect(await readKeptHead(runtime)).toEqual(report.newest);
  });

  test("extends the log head by head and has nothing to do when nothing happened", async () => {
    for (const n of [1, 2, 3, 4, 5]) {
      await write(n);
      expect(await sealAll(runtime.system())).toBe(1);
    }
    expect(await sealAudit(runtime.system())).toBe(0);
    expect(await verify()).toMatchObject({ rows: 5, heads: 5, fault: null });
  });

  test("waits for a transaction that is still running, and leaves no place for one that is undone", async () => {
    const client = new pg.Client({ connectionString: runtime.databaseUrl });
    await client.connect();
    await client.query("begin");
    await client.query("select pg_current_xact_id()");
    await write(1);
    expect(await sealAudit(runtime.system()), "something older is still running").toBe(0);
    await client.query("rollback");
    await client.end();
    const undone = change(runtime, async (tx) => {
      await recordAudit(tx, runtime.system(), {
        action: "session.revoke",
        subjectType: "session",
        subjectId: "undone",
      });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await write(2);
    expect(await sealAll(runtime.system())).toBe(2);
    expect(await verify()).toMatchObject({ rows: 2, fault: null });
  });

  test("works one at a time: of two at once, one seals and the other leaves the log alone", async () => {
    await writeMany(20);
    const sealed = await Promise.all([1, 2, 3].map(() => sealAll(runtime.system())));
    expect(sealed.reduce((sum, count) => sum + count, 0)).toBe(20);
    expect(await verify()).toMatchObject({ rows: 20, fault: null });
  });

  test("that dies between the rows and their head leaves neither, and the next goes on without a gap", async () => {
    await writeMany(5);
    await sealAll(runtime.system());
    await writeMany(5);
    const dying = runtime.system();
    // The head's time is asked for when the rows of the batch stand in the log already.
    dying.now.toISOString = () => {
      throw new Error("killed");
    };
    // Another test's transaction may hold the seal up, which then does not come to its head yet.
    await expect.poll(() => sealAudit(dying).catch((error: Error) => error.message)).toBe("killed");
    expect(await log()).toHaveLength(5);
    expect(await sealAll(runtime.system())).toBe(5);
    expect(await verify()).toMatchObject({ rows: 10, fault: null });
  });

  test("may go on while somebody reads: what is read is one state, in which nothing is missing", async () => {
    await writeMany(10);
    await sealAll(runtime.system());
    const report = await inSnapshot(runtime.db, async (snapshot) => {
      expect((await verifyAudit(snapshot, { now: new Date() })).rows).toBe(10);
      await writeMany(5);
      await sealAll(runtime.system());
      return verifyAudit(snapshot, { now: new Date() });
    });
    expect(report).toMatchObject({ rows: 10, fault: null });
    expect(await verify()).toMatchObject({ rows: 15, fault: null });
  });

  test("is the portal's own: no person may seal", async () => {
    const admin = runtime.as({ kind: "person", id: "per_1", roles: ["admin"], sessionId: "s" });
    await expectRefusal(sealAudit(admin), "forbidden", "permission_missing");
  });
});

describe("the log", () => {
  test("takes no change and no removal from anybody who goes through the tables", async () => {
    await write(1);
    await sealAll(runtime.system());
    const refused = expect.objectContaining({
      cause: expect.objectContaining({ message: expect.stringMatching(/append-only/) }),
    });
    await expect(runtime.db.update(auditEvents).set({ action: "x" })).rejects.toEqual(refused);
    await expect(runtime.db.delete(auditLog)).rejects.toEqual(refused);
    await expect(runtime.db.delete(auditHeads)).rejects.toEqual(refused);
    await expect(runtime.db.execute(sql`truncate audit_log cascade`)).rejects.toEqual(refused);
  });

  test("names an edited row", async () => {
    await writeMany(8);
    await sealAll(runtime.system());
    await tamper("update audit_events set action = 'test.forged' where subject_id = 'test_3'");
    const { fault } = await verify();
    expect(fault?.at).toMatch(/test\.forged on test_3/);
    expect(fault?.fault).toMatch(/not what was sealed/);
  });

  test("names a row whose leaf was forged with it", async () => {
    await writeMany(8);
    await sealAll(runtime.system());
    const [row] = await runtime.db.select().from(auditEvents).where(eq(auditEvents.subjectId, "test_3"));
    const [place] = await runtime.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.seq, row?.seq ?? -1));
    const { leafOfRow } = await import("#server/audit/audit-rows.ts");
    const leaf = leafOfRow({ ...(row as NonNullable<typeof row>), action: "test.forged" });
    await tamper(
      "update audit_events set action = 'test.forged' where subject_id = 'test_3'",
      `update audit_events set leaf_hash = '${leaf}' where subject_id = 'test_3'`,
      `update audit_log set leaf_hash = '${leaf}' where seq = ${row?.seq}`,
    );
    expect((await verify()).fault).toMatchObject({
      at: await headOver(place?.position ?? -1),
      fault: expect.stringMatching(/its root is not/),
    });
  });

  test("names a deleted newest row, and one deleted with its place in the log", async () => {
    await writeMany(4);
    await sealAll(runtime.system());
    await tamper("delete from audit_events where seq = (select max(seq) from audit_events)");
    expect((await verify()).fault).toMatchObject({
      at: "position 3",
      fault: expect.stringMatching(/not in audit_events any more/),
    });
    await tamper("delete from audit_log where position = 3");
    expect((await verify()).fault).toMatchObject({
      at: "head of size 4",
      fault: expect.stringMatching(/the newest 1 are gone/),
    });
  });

  test("names a missing place in the middle", async () => {
    await writeMany(4);
    await sealAll(runtime.system());
    await tamper("delete from audit_log where position = 1");
    expect((await verify()).fault).toMatchObject({
      at: "position 1",
      fault: expect.stringMatching(/is missing/),
    });
  });

  test("names a pair that was swapped", async () => {
    await writeMany(4);
    await sealAll(runtime.system());
    await tamper(
      "update audit_log set position = -1 where position = 1",
      "update audit_log set position = 1 where position = 2",
      "update audit_log set position = 2 where position = -1",
    );
    expect((await verify()).fault).toMatchObject({
      at: await headOver(1),
      fault: expect.stringMatching(/exchanged or moved/),
    });
  });

  test("names a forged head", async () => {
    await writeMany(4);
    await sealAll(runtime.system());
    await tamper("update audit_heads set at = at + interval '1 day'");
    expect((await verify()).fault).toMatchObject({
      at: expect.stringMatching(/^head of size \d+$/),
      fault: expect.stringMatching(/signature does not hold/),
    });
  });

  test("that was shortened together with its heads is found by whoever kept a head", async () => {
    await writeMany(3);
    await sealAll(runtime.system());
    await write(9);
    await sealAll(runtime.system());
    const kept = await readKeptHead(runtime);
    if (kept === null) throw new Error("a head is kept");
    await tamper(
      "delete from audit_heads where size = 4",
      "delete from audit_log where position = 3",
      "delete from audit_events where subject_id = 'test_9'",
    );
    expect((await verify()).fault, "the database alone cannot know").toBeNull();
    expect((await verify([{ by: "an auditor", head: kept }])).fault).toMatchObject({
      at: "head of size 4 kept by an auditor",
      fault: expect.stringMatching(/no such head/),
    });
  });

  test("names a row that nobody sealed", async () => {
    await write(1);
    await sealAll(runtime.system());
    await change(runtime, (tx) =>
      recordAudit(tx, runtime.system(new Date(Date.now() - 20_000)), {
        action: "session.open",
        subjectType: "session",
        subjectId: "late",
      }),
    );
    expect((await verify()).fault?.fault).toMatch(/not in the log/);
  });
});

describe("a proof of one subject's rows", () => {
  test("holds offline at every size, and no word of it can be changed", async () => {
    for (const count of [1, 2, 3, 5, 8, 13]) {
      await writeMany(count);
      await sealAll(runtime.system());
      const proof = await inSnapshot(runtime.db, (snapshot) => proveAudit(snapshot, "test_0"));
      expect(faultsOfProof(proof)).toEqual([]);
      const [first] = proof.rows;
      if (first === undefined) throw new Error("a row is proven");
      const forged = { ...proof, rows: [{ ...first, entry: { ...first.entry, after: { n: 1 } } }] };
      expect(faultsOfProof(forged).join()).toMatch(/does not lead to the head's root/);
      const moved = { ...proof, rows: [{ ...first, position: first.position + 1 }] };
      expect(faultsOfProof(moved).join()).toMatch(/does not lead/);
      const older = { ...proof, head: { ...proof.head, at: "2020-01-01T00:00:00.000Z" } };
      expect(faultsOfProof(older).join()).toMatch(/not signed/);
    }
  });

  test("is refused for a subject that the log does not know", async () => {
    await expectRefusal(
      inSnapshot(runtime.db, (snapshot) => proveAudit(snapshot, "app_nobody")),
      "not_found",
      "nothing_sealed",
    );
  });
});
