import { z } from "zod";
import { pageOf } from "#server/domain/fields/pages.ts";
import { auditEntry } from "./entry.ts";

export const auditPage = pageOf(
  auditEntry.omit({ chainHash: true }).extend({
    /** Place in the signed log, without gaps; null for the second until it is sealed. */
    position: z.int().nullable(),
    leafHash: z.string(),
    /** What people call who did it and what it was done to; null where there is no such name. */
    actorName: z.string().nullable(),
    subjectName: z.string().nullable(),
  }),
);

export type AuditEvent = z.infer<typeof auditPage>["items"][number];
