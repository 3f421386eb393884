import pg from "pg";
import { ratioOf, type Spread, spreadOf } from "../measure/spread.ts";

const ROUNDS = 21;
const BATCH_MS = 25;
const WARM_MS = 300;

/** A statement as it was sent. */
export interface Sent {
  text: string;
  values: unknown[];
}

export interface Timed {
  /** Milliseconds a call. */
  verb: Spread;
  loop: Spread;
  ratio: Spread;
}

/** Times a verb against its own statement in a bare prepared loop, turn by turn, so that what slows one slows both. */
export async function contest(url: string, ask: () => Promise<unknown>, sent: Sent): Promise<Timed> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const statement = { name: "bare", ...sent };
    const sides = [ask, () => client.query(statement)];
    // A plan is kept from the sixth time on, and code is at its best later still; what is compared is what a desk meets all day.
    for (const side of sides) await timed(side, 8);
    const warmUntil = performance.now() + WARM_MS;
    while (performance.now() < warmUntil) for (const side of sides) await side();
    const once = Math.max(...(await Promise.all(sides.map((side) => timed(side, 3)))));
    const times = Math.min(40, Math.max(1, Math.round(BATCH_MS / once)));
    const took: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      for (const turn of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        took[turn].push(await timed(sides[turn] as () => Promise<unknown>, times));
      }
    }
    return { verb: spreadOf(took[0]), loop: spreadOf(took[1]), ratio: ratioOf(took[0], took[1]) };
  } finally {
    await client.end();
  }
}

async function timed(ask: () => Promise<unknown>, times: number): Promise<number> {
  const startedAt = performance.now();
  for (let nr = 0; nr < times; nr++) await ask();
  return (performance.now() - startedAt) / times;
}
