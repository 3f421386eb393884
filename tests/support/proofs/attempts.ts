import { expect } from "vitest";
import type { Context } from "#server/context.ts";
import type { Attempt, Proofs, Refusal } from "./proofs.ts";
import { tracesIn, writtenSince } from "./traces.ts";

/** Makes an attempt on a new arrangement: it must be refused, or answered as it says, and leave no row anywhere. */
export async function comesToNothing<At, Result>(
  { arrange, as: whoMay, call }: Proofs<At, Result>,
  { as = whoMay, given, instead, sees, ...refusal }: Attempt<At, Result> & Refusal,
): Promise<void> {
  const arranged = await arrange();
  await given?.(arranged);
  const at = { ...arranged, ...(await instead?.(arranged)) };
  const ctx = as(at);
  if (sees === undefined) return refuses(ctx, () => call(ctx, at), refusal);
  const before = await tracesIn(ctx.db);
  await sees(await call(ctx, at), at);
  expect(await writtenSince(ctx.db, before)).toEqual(refusal.leaves ?? []);
}

/** Expects a refusal, and that no table but those it names has been written. */
export function refuses(ctx: Context, work: () => Promise<unknown>, refusal: Refusal): Promise<void> {
  return refusesEach(ctx, [{ work, refusal }]);
}

/** Expects a refusal of each, and that none of them has written to any table but those that it names. */
export async function refusesEach(
  { db }: Context,
  attempts: readonly { work: () => Promise<unknown>; refusal: Refusal }[],
): Promise<void> {
  const before = await tracesIn(db);
  const left = new Set<string>();
  for (const { work, refusal } of attempts) {
    const { leaves = [], ...said } = refusal;
    await expect(work()).rejects.toMatchObject({ name: "DomainError", ...said });
    for (const table of leaves) left.add(table);
  }
  expect(await writtenSince(db, before)).toEqual([...left]);
}
