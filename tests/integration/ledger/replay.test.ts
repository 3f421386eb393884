import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { brokenConstraint, inTransaction } from "#db/transaction.ts";
import { balanceOf, type LayeredLine, layered } from "#server/domain/ledger/layers.ts";
import {
  adjustmentPosting,
  type PostingKind,
  type PostingLine,
  paymentPosting,
  refundPosting,
  serviceFeePosting,
  settlementPosting,
} from "#server/domain/ledger/posting.ts";
import { getBalances } from "#server/ledger/get-balances.ts";
import { getTrialBalance } from "#server/ledger/get-trial-balance.ts";
import { postLines } from "#server/ledger/post-lines.ts";
import { reserveLines } from "#server/ledger/reserve-lines.ts";
import { resolveLines } from "#server/ledger/resolve-lines.ts";
import { makePlace, makeWorld, type World } from "../../support/world/world.ts";

let made: World;
const world = () => made;
beforeAll(async () => {
  made = await makeWorld();
});
// These refunds and settlements are in the ledger alone, which the invariants of the whole portal do not allow.
afterAll(async () => {
  await made.gateway.stop();
  await made.runtime.discard();
});

const BEGIN = Date.UTC(2026, 9, 1);
const HOUR_MS = 3_600_000;

/** What happens to a merchant's money, an hour after what happened before; `late` hours before it took effect. */
const event = fc.record({
  what: fc.constantFrom("pay", "pay", "pay", "refund", "settle", "end", "fail", "fee", "adjust"),
  fen: fc.integer({ min: 1, max: 200_000 }),
  late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(200) }),
  pick: fc.nat(),
  platformPays: fc.boolean(),
});
type Event = typeof event extends fc.Arbitrary<infer E> ? E : never;

interface Entry extends LayeredLine {
  effectiveAt: number;
  recordedAt: number;
}

/** A payment of this amount in six instalments, whose fee the seller bears or a campaign of ours. */
function splitOf({ fen, platformPays }: Event) {
  const totalFeeFen = Math.floor(fen * 0.045);
  const subsidyFen = platformPays ? totalFeeFen : 0;
  return {
    amountFen: fen,
    buyerFeeFen: 0,
    totalFeeFen,
    subsidyFen,
    acquiringFeeFen: Math.floor(fen * 0.006),
  };
}

interface Source {
  kind: PostingKind;
  sourceId: string;
}

/** How something is written into the ledger, and what it is in the plain list. */
interface Booking {
  write: (
    tx: Parameters<typeof postLines>[0],
    ctx: Parameters<typeof postLines>[1],
    posting: Source & { merchantId: string; at: Date },
  ) => Promise<unknown>;
  lines: LayeredLine[];
}

/** Lives a life in the ledger, and beside it in a plain list, which is what the ledger must be. */
async function live(
  events: readonly Event[],
): Promise<{ merchantId: string; entries: Entry[]; end: number }> {
  const { merchantId } = await makePlace(world());
  const entries: Entry[] = [];
  const waiting: { kind: PostingKind; sourceId: string; lines: PostingLine[] }[] = [];
  let hour = 0;
  const book = async ({ late }: Event, of: Source, { write, lines }: Booking) => {
    const recordedAt = BEGIN + ++hour * HOUR_MS;
    const effectiveAt = Math.max(BEGIN, recordedAt - late * HOUR_MS);
    const posting = { ...of, merchantId, at: new Date(effectiveAt) };
    const ctx = world().asSystem(new Date(recordedAt));
    try {
      await inTransaction(world().runtime.db, (tx) => write(tx, ctx, posting));
    } catch (error) {
      if (brokenConstraint(error) !== "balance_limit") throw error;
      return false;
    }
    entries.push(...lines.map((line) => ({ ...line, effectiveAt, recordedAt })));
    return true;
  };
  for (const [nr, one] of events.entries()) {
    const sourceId = `${merchantId}-${nr}`;
    const split = splitOf(one);
    const single = (kind: PostingKind, lines: PostingLine[]) =>
      book(
        one,
        { kind, sourceId },
        {
          write: (tx, ctx, posting) => postLines(tx, ctx, { ...posting, lines }),
          lines: layered("single", lines),
        },
      );
    const aside = async (kind: PostingKind, lines: PostingLine[]) => {
      const kept = await book(
        one,
        { kind, sourceId },
        {
          write: (tx, ctx, posting) => reserveLines(tx, ctx, { ...posting, lines }),
          lines: layered("pending", lines),
        },
      );
      if (kept) waiting.push({ kind, sourceId, lines });
    };
    if (one.what === "pay") await single("payment", paymentPosting(split));
    if (one.what === "fee") await single("service_fee", serviceFeePosting(one.fen));
    if (one.what === "adjust")
      await single("adjustment", adjustmentPosting("suspense", one.pick % 2 === 0 ? one.fen : -one.fen));
    if (one.what === "refund")
      await aside(
        "refund",
        refundPosting(split, { refundFen: one.fen, refundedBeforeFen: 0 }, "proportional"),
      );
    if (one.what === "settle") await aside("settlement", settlementPosting(one.fen));
    const [open] =
      one.what === "end" || one.what === "fail"
        ? waiting.splice(one.pick % Math.max(1, waiting.length), 1)
        : [];
    if (open === undefined) continue;
    const lines = one.what === "end" ? open.lines : null;
    const pending = layered("pending", open.lines);
    await book(
      one,
      { kind: open.kind, sourceId: open.sourceId },
      {
        write: (tx, ctx, posting) => resolveLines(tx, ctx, { ...posting, lines }),
        lines: layered(lines === null ? "void" : "post", open.lines, pending),
      },
    );
  }
  return { merchantId, entries, end: BEGIN + (hour + 2) * HOUR_MS };
}

test("whatever happens, every balance at a thousand instants is the sum of what was told until then, by either time", async () => {
  let instants = 0;
  const finance = world().asRole("finance");
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { minLength: 20, maxLength: 60 }),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      async (events, shares) => {
        const { merchantId, entries, end } = await live(events);
        for (let n = 0; n < 125; n++) {
          const share = shares.next().value ?? 0;
          const at = new Date(BEGIN + Math.floor((end - BEGIN) * share));
          const by = n % 2 === 0 ? ("effective" as const) : ("recorded" as const);
          const told = entries.filter(
            (entry) =>
              entry.account === "merchant" &&
              (by === "effective" ? entry.effectiveAt : entry.recordedAt) <= at.getTime(),
          );
          const balances = await getBalances(finance, { merchantId, by, at: at.toISOString() });
          expect(balances).toMatchObject(balanceOf(told));
          instants++;
        }
        const { accounts } = await getTrialBalance(finance, {
          by: "effective",
          at: new Date(end).toISOString(),
        });
        expect(accounts.reduce((sum, { postedFen }) => sum + postedFen, 0)).toBe(0);
      },
    ),
    { numRuns: 8 },
  );
  expect(instants).toBeGreaterThanOrEqual(1_000);
}, 120_000);
