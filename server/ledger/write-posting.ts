import type { Transaction } from "#db/client.ts";
import { placeholders, preparedOnce } from "#db/prepared.ts";
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

/** Writes a posting and its entries, in one statement that is built once for their number; answers its id. */
export async function writePosting(
  tx: Transaction,
  ctx: LedgerContext,
  posting: Omit<Posting, "lines"> & {
    phase: PostingPhase;
    pendingId?: string;
    lines: readonly LayeredLine[];
  },
): Promise<string> {
  const { kind, sourceId, merchantId, at, phase, lines, pendingId = null, correctsId = null } = posting;
  const id = makeId("posting", ctx.randomBytes);
  const effectiveAt = new Date(Math.min(at.getTime(), ctx.now.getTime()));
  const times = { effectiveAt, recordedAt: ctx.now };
  const entries = lines.map(({ layer, account, part, amountFen }) => ({
    ...{ postingId: id, layer, account, part, merchantId, amountFen },
    ...times,
  }));
  await statementFor(lines.length)(tx).execute({
    ...{ id, kind, phase, sourceId, pendingId, correctsId, merchantId, ...times },
    ...Object.assign({}, ...entries.map((entry, nr) => prefixed(nr, entry))),
  });
  return id;
}

type PostingRow = typeof ledgerPostings.$inferInsert;
type EntryRow = typeof ledgerEntries.$inferInsert;

const POSTING_COLUMNS = [
  ...["id", "kind", "phase", "sourceId", "pendingId", "correctsId"],
  ...["merchantId", "effectiveAt", "recordedAt"],
] as (keyof PostingRow)[];
const ENTRY_COLUMNS = [
  ...["postingId", "layer", "account", "part"],
  ...["merchantId", "amountFen", "effectiveAt", "recordedAt"],
] as (keyof EntryRow)[];

const prefixed = (nr: number, row: object) =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [`${nr}_${column}`, value]));

const statements = new Map<number, ReturnType<typeof build>>();

function statementFor(lines: number): ReturnType<typeof build> {
  const known = statements.get(lines) ?? build(lines);
  statements.set(lines, known);
  return known;
}

function build(lines: number) {
  return preparedOnce((reader) => {
    const posting = reader
      .$with("posting")
      .as(
        reader
          .insert(ledgerPostings)
          .values(placeholders<PostingRow>(POSTING_COLUMNS))
          .returning({ id: ledgerPostings.id }),
      );
    const rows = Array.from({ length: lines }, (_, nr) => placeholders<EntryRow>(ENTRY_COLUMNS, `${nr}_`));
    return reader.with(posting).insert(ledgerEntries).values(rows).prepare(`posting_of_${lines}`);
  });
}
