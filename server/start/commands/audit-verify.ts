import { readFileSync } from "node:fs";
import { connectDatabase } from "#db/client.ts";
import { inSnapshot } from "#db/snapshot.ts";
import { readKeptHead } from "#server/audit/read-kept-head.ts";
import { verifyAudit } from "#server/audit/verify-audit.ts";
import { type AuditHead, auditHead } from "#server/domain/audit/entry.ts";
import { openStorage } from "#server/storage/open-storage.ts";
import { withDatabase } from "./with-database.ts";

const say = (line: string) => process.stdout.write(`${line}\n`);

/** `npm run audit:verify [-- --head FILE-OR-URL]`: exit code 1 at the first fault, which is named. */
await withDatabase(async (settings) => {
  const kept: { by: string; head: AuditHead }[] = [];
  // Read first: a head that is kept while the log is read would be newer than what is read.
  const own = await readKeptHead({ storage: openStorage(settings.storage) });
  if (own !== null) kept.push({ by: "the document storage", head: own });
  const given = process.argv[process.argv.indexOf("--head") + 1];
  if (process.argv.includes("--head")) {
    if (given === undefined) throw new Error("Name the head's file or address after --head.");
    kept.push({ by: given, head: await readHead(given) });
  }
  const { db, close } = connectDatabase(settings.databaseUrl, { max: 1, name: "audit-verify" });
  const startedAt = Date.now();
  try {
    const report = await inSnapshot(db, (snapshot) =>
      verifyAudit(snapshot, { now: new Date(), kept, onProgress: progress() }),
    );
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    const memory = Math.round(process.resourceUsage().maxRSS / 1024);
    say(`${report.rows} rows and ${report.heads} heads read in ${seconds} s, ${memory} MiB at most.`);
    if (report.fault !== null) {
      say(`The audit log does not hold. ${report.fault.at}: ${report.fault.fault}.`);
      process.exitCode = 1;
      return;
    }
    say(`The audit log holds from its first row to its last.${newestText(report.newest)}`);
  } finally {
    await close();
  }
});

function newestText(head: AuditHead | null): string {
  return head === null ? "" : ` Newest head: size ${head.size}, root ${head.root}, ${head.at}.`;
}

async function readHead(place: string): Promise<AuditHead> {
  const text = /^https?:/.test(place)
    ? await (await fetch(place, { signal: AbortSignal.timeout(10_000) })).text()
    : readFileSync(place, "utf8");
  return auditHead.parse(JSON.parse(text));
}

/** A line every quarter of a million rows, so that a long log is seen to move. */
function progress(): (rows: number) => void {
  let said = 0;
  return (rows) => {
    if (rows - said < 250_000) return;
    said = rows;
    say(`  ${rows} rows …`);
  };
}
