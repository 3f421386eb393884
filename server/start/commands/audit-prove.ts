import { writeFileSync } from "node:fs";
import { connectDatabase } from "#db/client.ts";
import { inSnapshot } from "#db/snapshot.ts";
import { proveAudit } from "#server/audit/prove-audit.ts";
import { withDatabase } from "./with-database.ts";

/** `npm run audit:prove -- SUBJECT [FILE]`: writes the proof of one subject's rows. */
await withDatabase(async ({ databaseUrl }) => {
  const [subjectId, file = `${subjectId}.proof.json`] = process.argv.slice(2);
  if (subjectId === undefined) throw new Error("Name the subject: npm run audit:prove -- app_… [file]");
  const { db, close } = connectDatabase(databaseUrl, { max: 1, name: "audit-prove" });
  try {
    const proof = await inSnapshot(db, (snapshot) => proveAudit(snapshot, subjectId));
    writeFileSync(file, `${JSON.stringify(proof, null, 2)}\n`);
    process.stdout.write(`${proof.rows.length} rows about ${subjectId} are proven in ${file}.\n`);
    process.stdout.write(`Check it anywhere: npm run audit:check-proof -- ${file}\n`);
  } finally {
    await close();
  }
});
