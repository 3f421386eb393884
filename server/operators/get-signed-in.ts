import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { SignedIn } from "#server/domain/operators/views.ts";
import { signedInAt } from "./signed-in-at.ts";

/** Who is signed in at the terminal that asks; refuses with `nobody_signed_in`. */
export async function getSignedIn(ctx: Context): Promise<SignedIn> {
  requirePermission(ctx, "operator:sign_in");
  const found = await read(ctx, (db) => signedInAt(db, ctx, ctx.actor.id));
  if (found !== null) return found;
  throw new DomainError("not_found", "nobody_signed_in", "Nobody is signed in at this terminal.");
}
