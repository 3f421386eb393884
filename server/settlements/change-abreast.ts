import type { Transaction } from "#db/client.ts";
import { changeEach } from "#server/changes/change-each.ts";
import type { Context } from "#server/context.ts";
import { abreast } from "./abreast.ts";

/** `changeEach`, several rows at a time; returns how many were changed. */
export async function changeAbreast<Row>(
  ctx: Context,
  due: readonly Row[],
  work: (tx: Transaction, row: Row) => Promise<unknown>,
): Promise<number> {
  const moved = await abreast(due, (row) => changeEach(ctx, [row], work));
  return moved.reduce((sum, one) => sum + one, 0);
}
