import { z } from "zod";
import { requestSignInCodeInput, revokeSessionInput, stepUpInput } from "#server/domain/identity/inputs.ts";
import {
  acceptInvitationInput,
  openedInvitation,
  openInvitationInput,
} from "#server/domain/identity/staff.ts";
import { meView, sessionView, signInCodeSent } from "#server/domain/identity/views.ts";
import { ownMessage } from "#server/domain/messages/views.ts";
import { getMe } from "#server/identity/get-me.ts";
import { listSessions } from "#server/identity/list-sessions.ts";
import { requestSignInCode } from "#server/identity/request-sign-in-code.ts";
import { revokeSession } from "#server/identity/revoke-session.ts";
import { acceptInvitation } from "#server/identity/staff/accept-invitation.ts";
import { openInvitation } from "#server/identity/staff/open-invitation.ts";
import { stepUp } from "#server/identity/step-up.ts";
import { listOwnMessages } from "#server/messages/list-own-messages.ts";
import { can, open, router } from "../trpc.ts";

export const identityRouter = router({
  me: open.output(meView.nullable()).query(({ ctx }) => getMe(ctx)),
  requestCode: open
    .input(requestSignInCodeInput)
    .output(signInCodeSent)
    .mutation(({ ctx, input }) => requestSignInCode(ctx, input)),
  openInvitation: open
    .input(openInvitationInput)
    .output(openedInvitation)
    .mutation(({ ctx, input }) => openInvitation(ctx, input)),
  acceptInvitation: open
    .input(acceptInvitationInput)
    .output(z.void())
    .mutation(({ ctx, input }) => acceptInvitation(ctx, input)),
  messages: can("message:read_own")
    .output(z.array(ownMessage))
    .query(({ ctx }) => listOwnMessages(ctx)),
  sessions: can("session:own")
    .output(z.array(sessionView))
    .query(({ ctx }) => listSessions(ctx)),
  revokeSession: can("session:own")
    .input(revokeSessionInput)
    .output(z.void())
    .mutation(({ ctx, input }) => revokeSession(ctx, input)),
  stepUp: can("session:step_up")
    .input(stepUpInput)
    .output(z.void())
    .mutation(({ ctx, input }) => stepUp(ctx, input)),
});
