import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { StoreDocumentInput } from "#server/domain/documents/inputs.ts";
import { layDocument } from "./lay-document.ts";
import { nameDocument } from "./name-document.ts";

/**
 * Cleans, seals and keeps a file in its slot, in place of an earlier one. The bytes lie in storage before the
 * row that names them is written, so a crash leaves at most an unnamed file.
 */
export async function storeDocument(ctx: Context, input: StoreDocumentInput, file: Buffer): Promise<void> {
  requirePermission(ctx, "application:write");
  const laid = await layDocument(ctx, input, file);
  await change(ctx, (tx) => nameDocument(tx, ctx, { input, laid }));
}
