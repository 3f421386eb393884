import { eq } from "drizzle-orm";
import { generateSecret, generateURI } from "otplib";
import type { z } from "zod";
import { people } from "#db/schema/people.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import type { OpenedInvitation, openInvitationInput } from "#server/domain/identity/staff.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { throttle } from "../throttle.ts";
import { asInvited } from "./as-invited.ts";
import { invitedBy } from "./invitation.ts";

const ISSUER = "Ruwang";

/** Who is invited, and a secret for their authenticator: a new one each time, so that one that was seen before is worth nothing. */
export async function openInvitation(
  ctx: Context,
  { token }: z.infer<typeof openInvitationInput>,
): Promise<OpenedInvitation> {
  await throttle(ctx, "invitations_of_sender", ctx.origin.address);
  return change(ctx, async (tx) => {
    const person = await invitedBy(tx, ctx, token);
    const { id, name } = person;
    const email = person.email ?? "";
    const secret = generateSecret();
    await tx
      .update(people)
      .set({ totpSecret: ctx.vault.seal(secret, placeOf("people.totpSecret", id)), lastTotpStep: null })
      .where(eq(people.id, id));
    await recordAudit(tx, asInvited(ctx, person), {
      action: "person.open_invitation",
      subjectType: "person",
      subjectId: id,
    });
    return { name, email, secret, uri: generateURI({ issuer: ISSUER, label: email, secret }) };
  });
}
