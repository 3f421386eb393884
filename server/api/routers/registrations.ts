import { z } from "zod";
import {
  dismissRegistrationInput,
  exportRegistrationsInput,
  listRegistrationsInput,
  readFeedbackInput,
  registrationVersionInput,
} from "#server/domain/registrations/inputs.ts";
import {
  exportView,
  feedbackRead,
  registrationPage,
  registrationView,
} from "#server/domain/registrations/views.ts";
import { dismissRegistration } from "#server/registrations/dismiss-registration.ts";
import { exportRegistrations } from "#server/registrations/export-registrations.ts";
import { listExports } from "#server/registrations/list-exports.ts";
import { listRegistrations } from "#server/registrations/list-registrations.ts";
import { readFeedback } from "#server/registrations/read-feedback.ts";
import { resendRegistration } from "#server/registrations/resend-registration.ts";
import { can, router } from "../trpc.ts";

const write = can("registration:write");

export const registrationsRouter = router({
  list: can("registration:read")
    .input(listRegistrationsInput)
    .output(registrationPage)
    .query(({ ctx, input }) => listRegistrations(ctx, input)),
  exports: can("registration:read")
    .output(z.array(exportView))
    .query(({ ctx }) => listExports(ctx)),
  export: write
    .input(exportRegistrationsInput)
    .output(exportView)
    .mutation(({ ctx, input }) => exportRegistrations(ctx, input)),
  readFeedback: write
    .input(readFeedbackInput)
    .output(feedbackRead)
    .mutation(({ ctx, input }) => readFeedback(ctx, input)),
  resend: write
    .input(registrationVersionInput)
    .output(registrationView)
    .mutation(({ ctx, input }) => resendRegistration(ctx, input)),
  dismiss: write
    .input(dismissRegistrationInput)
    .output(registrationView)
    .mutation(({ ctx, input }) => dismissRegistration(ctx, input)),
});
