import { and, asc, eq, gt, isNotNull, lte } from "drizzle-orm";
import { afterPlace, type Keyset, keysetOrder } from "#db/keyset.ts";
import { payments } from "#db/schema/payments.ts";
import { configReports, configVersions } from "#db/schema/terminals.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { ENTRIES_A_FILE, type PackFile } from "#server/domain/audit/proof-pack.ts";
import { asEntry } from "./as-entry.ts";
import { inPages, numberedFiles } from "./in-pages.ts";

/** What terminals were offered and answered, and what payers were quoted, each as it was signed. */
export async function* historyFiles(
  ctx: Context,
  { merchantId, terminalIds }: { merchantId: string; terminalIds: readonly string[] },
): AsyncGenerator<PackFile> {
  yield* numberedFiles("configurations", configurations(ctx, terminalIds));
  yield* numberedFiles("configuration-reports", reports(ctx, terminalIds));
  yield* numberedFiles("quotes", quotes(ctx, merchantId));
}

async function* configurations(ctx: Context, terminalIds: readonly string[]) {
  for (const terminalId of terminalIds) {
    const { version, payload, contentHash, jws, issuedAt, reason } = configVersions;
    const rows = inPages<{ version: number }>((last) =>
      read(ctx, (db) =>
        db
          .select({
            terminalId: configVersions.terminalId,
            version,
            payload,
            contentHash,
            jws,
            issuedAt,
            reason,
          })
          .from(configVersions)
          .where(
            and(
              eq(configVersions.terminalId, terminalId),
              gt(version, last?.version ?? 0),
              lte(issuedAt, ctx.now),
            ),
          )
          .orderBy(asc(version))
          .limit(ENTRIES_A_FILE),
      ),
    );
    for await (const row of rows) yield asEntry(`${terminalId}.${row.version}`, { ...row });
  }
}

const REPORTS: Keyset = { at: configReports.receivedAt, id: configReports.id, first: "oldest" };

async function* reports(ctx: Context, terminalIds: readonly string[]) {
  for (const terminalId of terminalIds) {
    const rows = inPages<typeof configReports.$inferSelect>((last) =>
      read(ctx, (db) =>
        db
          .select()
          .from(configReports)
          .where(
            and(
              eq(configReports.terminalId, terminalId),
              lte(configReports.receivedAt, ctx.now),
              last && afterPlace(REPORTS, { at: last.receivedAt, id: last.id }),
            ),
          )
          .orderBy(...keysetOrder(REPORTS))
          .limit(ENTRIES_A_FILE),
      ),
    );
    for await (const { id, ...row } of rows) yield asEntry(id, row);
  }
}

const QUOTES: Keyset = { at: payments.createdAt, id: payments.id, first: "oldest" };

async function* quotes(ctx: Context, merchantId: string) {
  const { id, terminalId, orderNumber, createdAt, configVersion, quoteHash, quote } = payments;
  const rows = inPages<{ id: string; createdAt: Date }>((last) =>
    read(ctx, (db) =>
      db
        .select({ id, terminalId, orderNumber, createdAt, configVersion, quoteHash, quote })
        .from(payments)
        .where(
          and(
            eq(payments.merchantId, merchantId),
            isNotNull(quote),
            lte(createdAt, ctx.now),
            last && afterPlace(QUOTES, { at: last.createdAt, id: last.id }),
          ),
        )
        .orderBy(...keysetOrder(QUOTES))
        .limit(ENTRIES_A_FILE),
    ),
  );
  for await (const { id, ...row } of rows) yield asEntry(id, row);
}
