import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { ledgerEntries, ledgerPostings } from "#db/schema/ledger.ts";
import { invariant } from "#server/domain/errors.ts";
import { layered } from "#server/domain/ledger/layers.ts";
import { type LedgerContext, type Posting, writePosting } from "./write-posting.ts";

/** Books what was set aside for a source, or (without lines) lets it go; one of them, once. */
export async function resolveLines(
  tx: Transaction,
  ctx: LedgerContext,
  posting: Omit<Posting, "lines"> & { lines: Posting["lines"] | null },
): Promise<string> {
  const { kind, sourceId, lines } = posting;
  const { postingId, layer, account, part, amountFen } = ledgerEntries;
  const pending = await tx
    .select({ postingId, layer, account, part, amountFen })
    .from(ledgerPostings)
    .innerJoin(ledgerEntries, eq(ledgerEntries.postingId, ledgerPostings.id))
    .where(
      and(
        eq(ledgerPostings.sourceId, sourceId),
        eq(ledgerPostings.kind, kind),
        eq(ledgerPostings.phase, "pending"),
      ),
    );
  const [first] = pending;
  invariant(first !== undefined, "what is resolved was set aside");
  const phase = lines === null ? "void" : "post";
  return writePosting(tx, ctx, {
    ...posting,
    phase,
    pendingId: first.postingId,
    lines: layered(phase, lines ?? [], pending),
  });
}
