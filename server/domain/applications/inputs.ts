import { z } from "zod";
import { draftAnswers } from "#server/domain/applications/answers.ts";
import { answerGroup } from "#server/domain/applications/views.ts";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { unknownFields } from "./unknown-fields.ts";

export const applicationIdInput = z.strictObject({ applicationId: id("application") });

export const saveAnswersInput = z
  .strictObject({
    // Another tab's newer version is a conflict.
    ...versioned("applicationId", "application"),
    group: answerGroup,
    answers: draftAnswers,
  })
  .superRefine(({ group, answers }, issues) => {
    for (const path of unknownFields(group, answers))
      issues.addIssue({ code: "custom", path: ["answers", ...path], message: "field_unknown" });
  });

export type SaveAnswersInput = z.infer<typeof saveAnswersInput>;

export const applicationVersionInput = z.strictObject(versioned("applicationId", "application"));

export type ApplicationVersionInput = z.infer<typeof applicationVersionInput>;

export const appealApplicationInput = applicationVersionInput.extend({ reason });
