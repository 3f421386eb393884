import { hash } from "@node-rs/argon2";
import { sql } from "drizzle-orm";
import { people } from "#db/schema/people.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { CreateStaffInput } from "#server/domain/identity/inputs.ts";
import { makeId } from "#server/domain/ids.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";

/** Makes a member of staff; an e-mail that is known already answers that person unchanged. */
export async function createStaff(ctx: Context, input: CreateStaffInput): Promise<string> {
  requirePermission(ctx, "person:create");
  const passwordHash = await hash(input.password);
  return change(ctx, async (tx) => {
    const email = input.email.toLowerCase();
    const [known] = await tx
      .select({ id: people.id })
      .from(people)
      .where(sql`lower(${people.email}) = ${email}`);
    if (known !== undefined) return known.id;
    const id = makeId("person", ctx.randomBytes);
    await tx.insert(people).values({
      id,
      roles: input.roles,
      name: input.name,
      email,
      passwordHash,
      totpSecret: ctx.vault.seal(input.totpSecret, placeOf("people.totpSecret", id)),
      createdAt: ctx.now,
    });
    await recordAudit(tx, ctx, {
      action: "person.create",
      subjectType: "person",
      subjectId: id,
      after: { roles: input.roles },
    });
    return id;
  });
}
