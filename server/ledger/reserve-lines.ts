import type { Transaction } from "#db/client.ts";
import { layered } from "#server/domain/ledger/layers.ts";
import { type LedgerContext, type Posting, writePosting } from "./write-posting.ts";

/** Sets money aside until `resolveLines` books it or lets it go. */
export function reserveLines(tx: Transaction, ctx: LedgerContext, posting: Posting): Promise<string> {
  const lines = layered("pending", posting.lines);
  return writePosting(tx, ctx, { ...posting, phase: "pending", lines });
}
