import assert from "node:assert/strict";
import { startThrowawayPortal } from "#tests/run/throwaway-portal.ts";
import { startBareApp } from "./measure/bare-app.ts";
import { comparison, publish, type Row } from "./measure/report.ts";
import { ratioOf, spreadOf } from "./measure/spread.ts";
import { ask, askOften, hangUp } from "./quote-api/ask.ts";
import { cpuTimeOf } from "./quote-api/cpu-time.ts";

const ROUNDS = 40;
const REQUESTS = 250;
const WARM_UP = 3_000;
const GOAL = 1.25;
/** A fixed instant makes every answer the same bytes, signature included. */
const INPUT = { amountFen: 100_000, term: 12, bearer: "buyer", at: "2026-01-31T04:00:00Z" };
const QUESTION = `/api/trpc/fees.quote?input=${encodeURIComponent(JSON.stringify(INPUT))}`;

interface Server {
  url: string;
  pid: number;
}

/** CPU microseconds per request of each server, round by round, in turn. */
async function measure(servers: readonly Server[]): Promise<number[][]> {
  for (const { url } of servers) await askOften(url, WARM_UP);
  const figures = servers.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (let turn = 0; turn < servers.length; turn++) {
      const which = (round + turn) % servers.length;
      const server = servers[which];
      if (server === undefined) continue;
      const before = cpuTimeOf(server.pid);
      await askOften(server.url, REQUESTS);
      figures[which]?.push((cpuTimeOf(server.pid) - before) / REQUESTS);
    }
  }
  return figures;
}

function report([ofQuote = [], ofBare = []]: number[][]): void {
  const ratio = ratioOf(ofQuote, ofBare);
  const rows: Row[] = [
    { name: "bare route", role: "floor", cost: spreadOf(ofBare), ratio: ratioOf(ofBare, ofQuote) },
    { name: "fees.quote", role: "subject", cost: spreadOf(ofQuote), ratio: ratioOf(ofQuote, ofQuote) },
  ];
  publish({
    name: "quote-api",
    what: "fees.quote over HTTP, production build, real database: CPU time of the web process a request",
    ...comparison(rows, "µs"),
    goals: [{ goal: `≤ ${GOAL} × the bare route`, reached: ratio.median, held: ratio.median <= GOAL }],
  });
}

// No one sender may ask so often: a proxy stands in front, and many ask through it.
process.env.PROXIES = "1";
const portal = await startThrowawayPortal((line) => process.stdout.write(`${line}\n`));
try {
  const quote = { url: portal.url + QUESTION, pid: portal.supervisor.pidOf("web") ?? 0 };
  const answer = await ask(quote.url);
  const app = await startBareApp(answer);
  const bare = { url: `${app.url}/quote`, pid: app.pid };
  try {
    assert.equal(await ask(bare.url), answer);
    assert.equal(await ask(quote.url), answer);
    process.stdout.write(`Both answer the same ${answer.length} characters.\n`);
    report(await measure([quote, bare]));
  } finally {
    hangUp();
    await app.stop();
  }
} finally {
  await portal.stop();
}
