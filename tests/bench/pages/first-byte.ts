import { type Spread, spreadOf } from "../measure/spread.ts";
import type { Visit } from "./phone-visits.ts";

const ROUNDS = 20;

/** Milliseconds until the first byte of each page, one asked after the other, in turn. */
export async function firstBytesOf(visits: readonly Omit<Visit, "name">[]): Promise<Spread[]> {
  const figures = visits.map((): number[] => []);
  // The first round only warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [which, { url, cookie }] of visits.entries()) {
      const askedAt = performance.now();
      const response = await fetch(url, { headers: cookie === "" ? {} : { cookie } });
      const took = performance.now() - askedAt;
      await response.arrayBuffer();
      if (round > 0) figures[which]?.push(took);
    }
  }
  return figures.map(spreadOf);
}
