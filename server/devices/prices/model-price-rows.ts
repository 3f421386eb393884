import { and, desc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Reader } from "#db/client.ts";
import { modelPrices } from "#db/schema/models.ts";
import { people } from "#db/schema/people.ts";
import type { Context } from "#server/context.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { followerOf, phaseOf } from "#server/domain/devices/prices/phase.ts";
import { type ModelPriceView, modelPriceView } from "#server/domain/devices/prices/views.ts";
import { shownAs } from "#server/domain/fields/shown-as.ts";
import { isOwnProposal } from "#server/domain/second-person.ts";
import type { ModelPrice } from "./load-model-price.ts";

/** As many as one page shows; a model changes its prices some times a year. */
const MOST_SHOWN = 300;
const makers = alias(people, "makers");
const approvers = alias(people, "approvers");

function withNames(reader: Reader) {
  return reader
    .select({ price: modelPrices, madeBy: makers.name, approvedBy: approvers.name })
    .from(modelPrices)
    .leftJoin(makers, eq(makers.id, modelPrices.createdById))
    .leftJoin(approvers, eq(approvers.id, modelPrices.approvedById));
}

/** The prices of a model that are on record, of every kind. */
function publishedOf(reader: Reader, modelCode: string) {
  const { kind, status, firstDay } = modelPrices;
  return reader
    .select({ kind, status, firstDay })
    .from(modelPrices)
    .where(and(eq(modelPrices.modelCode, modelCode), eq(status, "published")));
}

/** The newest prices of a model, whatever became of them. */
export async function modelPriceViews(
  reader: Reader,
  ctx: Context,
  modelCode: string,
): Promise<ModelPriceView[]> {
  const published = await publishedOf(reader, modelCode);
  const rows = await withNames(reader)
    .where(eq(modelPrices.modelCode, modelCode))
    .orderBy(desc(modelPrices.firstDay), desc(modelPrices.createdAt), desc(modelPrices.id))
    .limit(MOST_SHOWN);
  return rows.map((row) => viewOf(row, ctx, published));
}

/** One price as somebody sees it, after a step. */
export async function viewModelPrice(
  reader: Reader,
  ctx: Context,
  { id, modelCode }: ModelPrice,
): Promise<ModelPriceView> {
  const [row] = await withNames(reader).where(eq(modelPrices.id, id));
  if (row === undefined) throw new Error("A price that was just loaded is there");
  return viewOf(row, ctx, await publishedOf(reader, modelCode));
}

function viewOf(
  { price, madeBy, approvedBy }: { price: ModelPrice; madeBy: string | null; approvedBy: string | null },
  { actor, now }: Context,
  published: Awaited<ReturnType<typeof publishedOf>>,
): ModelPriceView {
  const nextDay = price.status === "published" ? followerOf(price, published) : null;
  return {
    ...shownAs(modelPriceView, price),
    createdAt: price.createdAt.toISOString(),
    proposedAt: price.proposedAt?.toISOString() ?? null,
    publishedAt: price.publishedAt?.toISOString() ?? null,
    nextDay,
    phase: phaseOf(price, nextDay, shanghaiDate(now)),
    madeBy,
    approvedBy,
    own: isOwnProposal(actor.id, price),
  };
}
