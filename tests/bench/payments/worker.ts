import pg from "pg";
import { connectDatabase } from "#db/client.ts";
import { createNotices } from "#server/changes/notices.ts";
import { play, type Recording } from "./replay.ts";
import { benchRuntime, type CounterOrder, takePayment } from "./take-payment.ts";

/** What a process of the benchmark is told once: its clients, each at a terminal of its own. */
export interface Assignment {
  url: string;
  side: "verbs" | "statements";
  clients: readonly { counter: CounterOrder; recording: Recording }[];
}

/** What it is asked for each turn: as fast as it is answered, or so many a second whatever happens. */
export interface Turn {
  ms: number;
  /** Payments a second of this process. */
  rate?: number;
}

/** How long each payment took, in ms; at a rate, from when it was to begin. */
export interface Answer {
  tookMs: number[];
  forMs: number;
}

type Take = () => Promise<void>;

const assignment = await new Promise<Assignment>((resolve) => process.once("message", resolve));
const { takes, close } = await (assignment.side === "verbs" ? byVerbs(assignment) : byStatements(assignment));
process.on("message", async (turn: Turn | "end") => {
  if (turn === "end") return void (await close().then(() => process.exit(0)));
  process.send?.(await (turn.rate === undefined ? asFastAsAnswered(turn) : atRate(turn, turn.rate)));
});
process.send?.("ready");

async function byVerbs({ url, clients }: Assignment) {
  const connection = connectDatabase(url, { max: clients.length, name: "payments" });
  const notices = createNotices(url);
  const runtime = benchRuntime(connection.db, notices);
  const close = async () => {
    await notices.close();
    await connection.close();
  };
  return {
    takes: clients.map(
      ({ counter }): Take =>
        () =>
          takePayment(runtime, counter),
    ),
    close,
  };
}

async function byStatements({ url, clients }: Assignment) {
  const connections = clients.map(() => new pg.Client({ connectionString: url }));
  await Promise.all(connections.map((client) => client.connect()));
  const takes = clients.map(({ recording }, at): Take => {
    const client = connections[at];
    if (client === undefined) throw new Error("every client has a connection");
    return () => play(client, recording);
  });
  return { takes, close: async () => void (await Promise.all(connections.map((client) => client.end()))) };
}

async function asFastAsAnswered({ ms }: Turn): Promise<Answer> {
  const tookMs: number[] = [];
  const startedAt = performance.now();
  await Promise.all(
    takes.map(async (take) => {
      for (let at = performance.now(); at - startedAt < ms; at = performance.now()) {
        await take();
        tookMs.push(performance.now() - at);
      }
    }),
  );
  return { tookMs, forMs: performance.now() - startedAt };
}

/** Each payment has its moment. Whoever is free takes the next one; one that waits for that waits in its own time. */
async function atRate({ ms }: Turn, rate: number): Promise<Answer> {
  const tookMs: number[] = [];
  const startedAt = performance.now();
  const count = Math.floor((ms / 1_000) * rate);
  let next = 0;
  await Promise.all(
    takes.map(async (take) => {
      for (let mine = next++; mine < count; mine = next++) {
        const due = startedAt + (mine * 1_000) / rate;
        const early = due - performance.now();
        if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
        await take();
        tookMs.push(performance.now() - due);
      }
    }),
  );
  return { tookMs, forMs: performance.now() - startedAt };
}
