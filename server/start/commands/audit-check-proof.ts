import { readFileSync } from "node:fs";
import { faultsOfProof } from "#server/audit/faults-of-proof.ts";
import { auditProof } from "#server/domain/audit/entry.ts";

/** `npm run audit:check-proof -- FILE`: needs nothing but the file; exit code 1 when it does not hold. */
const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write("Name the proof's file: npm run audit:check-proof -- FILE\n");
  process.exit(2);
}
const proof = auditProof.safeParse(JSON.parse(readFileSync(file, "utf8")));
const faults = proof.success ? faultsOfProof(proof.data) : [`${file} is no proof of the audit log.`];
for (const fault of faults) process.stdout.write(`${fault}\n`);
if (proof.success && faults.length === 0) {
  const { rows, head, subjectId } = proof.data;
  process.stdout.write(
    `${rows.length} rows about ${subjectId} hold under the head of size ${head.size} (${head.at}), signed by ${head.kid}.\n`,
  );
}
process.exit(faults.length === 0 ? 0 : 1);
