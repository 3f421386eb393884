import assert from "node:assert/strict";
import { defaultQuote } from "../support/quotes/default-quote.ts";
import { BARE_LOOP } from "./fees/bare-loop.ts";
import { DECIMAL_LIBRARIES } from "./fees/decimal-libraries.ts";
import { proveEveryAmount } from "./fees/every-amount.ts";
import { MONEY_LIBRARY } from "./fees/money-library.ts";
import { JOBS, type Quoter } from "./fees/work.ts";
import { interleave, type Subject } from "./measure/interleave.ts";
import { comparison, publish, type Row } from "./measure/report.ts";
import { ratioOf, spreadOf } from "./measure/spread.ts";

const ROUNDS = 60;
const ENGINE: Quoter = {
  name: "engine",
  quote: ({ amountFen, plan }) => defaultQuote(amountFen, plan),
};
const PEERS = [...DECIMAL_LIBRARIES, MONEY_LIBRARY];

/** All must agree on every job before anything is timed. */
function proveEqual(): void {
  for (const job of JOBS) {
    const expected = ENGINE.quote(job);
    for (const { name, quote } of [BARE_LOOP, ...PEERS]) {
      assert.deepEqual(quote(job), expected, `${name} at ${job.amountFen} fen, ${job.plan.term} periods`);
    }
  }
  process.stdout.write(`All agree on ${JOBS.length} quotes, every member of them.\n`);
}

function subjectOf({ name, quote }: Quoter): Subject {
  let next = 0;
  const run = (times: number) => {
    let paid = 0;
    for (let done = 0; done < times; done++) {
      const job = JOBS[next++ % JOBS.length];
      if (job !== undefined) paid += quote(job).firstPaymentFen;
    }
    return paid;
  };
  return { name, run };
}

function compare(): void {
  const timings = interleave([ENGINE, BARE_LOOP, ...PEERS].map(subjectOf), ROUNDS);
  const figuresOf = (name: string) => timings.get(name) ?? [];
  const rowOf = (quoter: Quoter, role: Row["role"]): Row => ({
    name: quoter.name,
    role,
    cost: spreadOf(figuresOf(quoter.name)),
    ratio: ratioOf(figuresOf(quoter.name), figuresOf(ENGINE.name)),
  });
  const floor = rowOf(BARE_LOOP, "floor");
  const peers = PEERS.map((peer) => rowOf(peer, "peer"));
  const fastest = Math.min(...peers.map((peer) => peer.ratio.median));
  const engine = rowOf(ENGINE, "subject");
  const perSecond = Math.round(1e9 / engine.cost.median).toLocaleString("en-US");
  publish({
    name: "fees",
    what: `the terms of a quote, schedule and annual rate included; the engine works out ${perSecond} a second`,
    ...comparison([floor, engine, ...peers], "ns"),
    goals: [
      { goal: "≥ 10 × the fastest library", reached: fastest, held: fastest >= 10 },
      { goal: "≥ 0.5 × the bare loop", reached: floor.ratio.median, held: floor.ratio.median >= 0.5 },
    ],
  });
}

if (process.argv.includes("--exhaustive")) {
  proveEveryAmount(1_000_000);
} else {
  proveEqual();
  compare();
}
