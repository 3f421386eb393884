import { z } from "zod";
import { utcInstant } from "#server/domain/fields/numbers.ts";

export const auditPage = z.strictObject({
  items: z.array(
    z.strictObject({
      seq: z.int(),
      at: utcInstant,
      actorKind: z.enum(["person", "terminal", "system"]),
      actorId: z.string(),
      action: z.string(),
      subjectType: z.string(),
      subjectId: z.string(),
      before: z.record(z.string(), z.unknown()).nullable(),
      after: z.record(z.string(), z.unknown()).nullable(),
      reason: z.string().nullable(),
      hash: z.string(),
    }),
  ),
  nextCursor: z.string().nullable(),
});

export type AuditEvent = z.infer<typeof auditPage>["items"][number];
