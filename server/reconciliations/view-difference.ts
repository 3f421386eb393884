import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { differences } from "#db/schema/reconciliations.ts";
import type { Context } from "#server/context.ts";
import type { DifferenceView } from "#server/domain/reconciliations/views.ts";
import { differenceRows } from "./difference-rows.ts";
import { differenceViewOf } from "./difference-view-of.ts";

export async function viewDifference(reader: Reader, ctx: Context, id: string): Promise<DifferenceView> {
  const [row] = await differenceRows(reader).where(eq(differences.id, id));
  if (row === undefined) throw new Error(`${id} is there: it was just changed`);
  return differenceViewOf(ctx, row);
}
