import type { Transaction } from "#db/client.ts";
import { insertRows } from "#db/insert-rows.ts";
import { ledgerEntries, ledgerPostings } from "#db/schema/ledger.ts";
import { makeId } from "#server/domain/ids.ts";
import type { LayeredLine } from "#server/domain/ledger/layers.ts";
import type { PostingKind, PostingLine, PostingPhase } from "#server/domain/ledger/posting.ts";

export interface LedgerContext {
  now: Date;
  randomBytes: (length: number) => Uint8Array;
}

export interface Posting {
  kind: PostingKind;
  /** Id of what is booked: the same thing cannot be posted twice. */
  sourceId: string;
  merchantId: string;
  /** When it took effect; now, where that is told from the future by a clock that runs ahead. */
  at: Date;
  lines: readonly PostingLine[];
  /** The posting that this one puts right. */
  correctsId?: string;
}

/** Writes a posting and its entries; answers its id. */
export async function writePosting(
  tx: Transaction,
  ctx: LedgerContext,
  posting: Omit<Posting, "lines"> & {
    phase: PostingPhase;
    pendingId?: string;
    lines: readonly LayeredLine[];
  },
): Promise<string> {
  const { kind, sourceId, merchantId, at, phase, pendingId = null, correctsId = null } = posting;
  const id = makeId("posting", ctx.randomBytes);
  const effectiveAt = new Date(Math.min(at.getTime(), ctx.now.getTime()));
  const times = { effectiveAt, recordedAt: ctx.now };
  await insertRows(tx, ledgerPostings, [
    { id, kind, phase, sourceId, pendingId, correctsId, merchantId, ...times },
  ]);
  await insertRows(
    tx,
    ledgerEntries,
    posting.lines.map(({ layer, account, part, amountFen }) => ({
      ...{ postingId: id, layer, account, part, merchantId, amountFen },
      ...times,
    })),
  );
  return id;
}
