import { z } from "zod";
import { draftAnswers } from "#server/domain/applications/answers.ts";
import { answerGroup } from "#server/domain/applications/views.ts";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { reason } from "#server/domain/fields/reason.ts";

export const applicationIdInput = z.strictObject({ applicationId: id("application") });

export const saveAnswersInput = z.strictObject({
  // Another tab's newer version is a conflict.
  ...versioned("applicationId", "application"),
  group: answerGroup,
  answers: draftAnswers,
});

export type SaveAnswersInput = z.infer<typeof saveAnswersInput>;

export const applicationVersionInput = z.strictObject(versioned("applicationId", "application"));

export type ApplicationVersionInput = z.infer<typeof applicationVersionInput>;

export const appealApplicationInput = applicationVersionInput.extend({ reason });
