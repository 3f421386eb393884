import type { Chance } from "./chance.ts";

export const PARTS = ["web", "device-link", "jobs", "postgres", "broker"] as const;
export type KilledPart = (typeof PARTS)[number];

export interface Kill {
  part: KilledPart;
  atMs: number;
}

/** Each part is killed this often in a long run; in a short one, once. */
const EVERY_MS = 20_000;

/** When which part is killed: every part once a round, in an order and at moments of the seed's. */
export function planKills(chance: Chance, totalMs: number): Kill[] {
  const rounds = Math.max(1, Math.round(totalMs / EVERY_MS));
  const roundMs = totalMs / rounds;
  const gapMs = roundMs / PARTS.length;
  return Array.from({ length: rounds }, (_, round) =>
    chance.shuffled(PARTS).map((part, turn) => ({
      part,
      atMs: Math.round(round * roundMs + turn * gapMs + chance.next() * gapMs),
    })),
  ).flat();
}
