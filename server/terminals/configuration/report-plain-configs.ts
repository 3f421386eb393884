import { eq, sql } from "drizzle-orm";
import type { Reader, Transaction } from "#db/client.ts";
import { configReports, configVersions, incidents, terminals } from "#db/schema/terminals.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import { recordAudits } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission, terminalActor } from "#server/domain/actor.ts";
import type { ConfigReport } from "#server/domain/device-protocol/config.ts";
import { runsAfter, weighReport } from "#server/domain/terminals/running.ts";
import { noteSeen } from "../health/note-seen.ts";
import { reportAuditOf, reportRowOf } from "./report-rows.ts";

interface Told {
  terminalId: string;
  report: ConfigReport;
}

/**
 * Keeps the reports of many terminals, one of each, that only say what became of what was offered; four statements
 * write them, however many there are. Those whose terminal it does not name are `reportConfig`'s: old, unknown or
 * repeated ones, and ones whose terminal somebody is changing just now.
 */
export async function reportPlainConfigs(ctx: Context, told: readonly Told[]): Promise<Set<string>> {
  requirePermission(ctx, "terminal:relay");
  const known = new Map((await read(ctx, (db) => knownOf(db, told))).map((row) => [row.id, row]));
  const news = told.flatMap(({ terminalId, report }) => {
    const terminal = known.get(terminalId);
    const isNews =
      terminal !== undefined &&
      !terminal.needsCare &&
      weighReport(terminal, report, terminal.offeredHash ?? undefined) === "news";
    return isNews ? [{ terminal, report }] : [];
  });
  if (news.length === 0) return new Set();
  return change(ctx, async (tx) => {
    const moved = await move(tx, ctx.now, news);
    const kept = news.filter(({ terminal }) => moved.has(terminal.id));
    if (kept.length === 0) return moved;
    await noteSeen(tx, ctx, ...moved);
    await tx
      .insert(configReports)
      .values(kept.map(({ terminal, report }) => reportRowOf(ctx, terminal.id, report)));
    const audits = kept.map(({ terminal, report }) => ({
      ctx: { ...ctx, actor: terminalActor(terminal.id) },
      record: reportAuditOf(terminal, report),
    }));
    await recordAudits(tx, audits);
    return moved;
  });
}

/** Each terminal beside what it was offered under the version that it names, and whether more is to do than to keep it. */
function knownOf(db: Reader, told: readonly Told[]) {
  const given = sql`unnest(
    ${sql.param(told.map(({ terminalId }) => terminalId))}::text[],
    ${sql.param(told.map(({ report }) => report.version))}::int[],
    ${sql.param(told.map(({ report }) => report.status))}::text[],
    ${sql.param(told.map(({ report }) => new Date(report.at).toISOString()))}::timestamptz[]
    ) as given(id, version, status, at)`;
  return db
    .select({
      id: terminals.id,
      version: terminals.version,
      reportedVersion: terminals.reportedVersion,
      reportedHash: terminals.reportedHash,
      reportedStatus: terminals.reportedStatus,
      offeredHash: configVersions.contentHash,
      needsCare: sql<boolean>`exists (
          select from ${incidents} where ${incidents.terminalId} = ${terminals.id}
          and ${incidents.kind} = 'unknown_version' and ${incidents.resolvedAt} is null)
        or exists (
          select from ${configReports} where ${configReports.terminalId} = ${terminals.id}
          and ${configReports.version} = given.version and ${configReports.status} = given.status
          and ${configReports.at} = given.at)`,
    })
    .from(terminals)
    .innerJoin(given, sql`given.id = ${terminals.id}`)
    .leftJoin(
      configVersions,
      sql`${eq(configVersions.terminalId, terminals.id)} and ${configVersions.version} = given.version`,
    );
}

interface News {
  terminal: Awaited<ReturnType<typeof knownOf>>[number];
  report: ConfigReport;
}

/** `compareAndSet` for many: a row that has another version by now, or is held, is left out. */
async function move(tx: Transaction, now: Date, news: readonly News[]): Promise<Set<string>> {
  const at = now.toISOString();
  const given = sql`unnest(
    ${sql.param(news.map(({ terminal }) => terminal.id))}::text[],
    ${sql.param(news.map(({ terminal }) => terminal.version))}::int[],
    ${sql.param(news.map(({ report }) => report.version))}::int[],
    ${sql.param(news.map(({ report }) => report.status))}::text[],
    ${sql.param(news.map(({ terminal, report }) => runsAfter(terminal, report)))}::text[])`;
  const { rows } = await tx.execute<{ id: string }>(sql`
    with free as (
      select given.* from ${terminals}
      join ${given} as given(id, seen, reported, status, hash)
        on given.id = ${terminals.id} and given.seen = ${terminals.version}
      for no key update of ${terminals} skip locked)
    update ${terminals} set version = ${terminals.version} + 1, reported_version = free.reported,
      reported_status = free.status, reported_hash = free.hash,
      reported_at = ${at}::timestamptz
    from free where ${terminals.id} = free.id
    returning ${terminals.id} as id`);
  return new Set(rows.map(({ id }) => id));
}
