import { sql } from "drizzle-orm";
import { people } from "#db/schema/people.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { makeId } from "#server/domain/ids.ts";
import type { StaffRole } from "#server/domain/permissions.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";

export interface NewStaff {
  email: string;
  name: string;
  roles: StaffRole[];
  /** By Argon2id, as whoever accepts an invitation has it made. */
  passwordHash: string;
  /** In base 32. */
  totpSecret: string;
}

/** Makes a member of staff; an e-mail that is known already answers that person unchanged. */
export async function createStaff(ctx: Context, input: NewStaff): Promise<string> {
  requirePermission(ctx, "person:create");
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
      passwordHash: input.passwordHash,
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
