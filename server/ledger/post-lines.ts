import type { Transaction } from "#db/client.ts";
import { layered } from "#server/domain/ledger/layers.ts";
import { type LedgerContext, type Posting, writePosting } from "./write-posting.ts";

/** Books a posting at once. */
export function postLines(tx: Transaction, ctx: LedgerContext, posting: Posting): Promise<string> {
  const lines = layered("single", posting.lines);
  return writePosting(tx, ctx, { ...posting, phase: "single", lines });
}
