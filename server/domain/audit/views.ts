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

/** One step of a device, of a parcel that it was in, or of a payment key that it holds or held. */
export const deviceHistory = z.array(
  auditEntry.pick({ id: true, at: true, action: true, actorKind: true, actorId: true, reason: true }).extend({
    actorName: z.string().nullable(),
    /** Whose the device was from then on, where the step says so. */
    merchantName: z.string().nullable(),
    /** Tracking number of the parcel, where the step is the parcel's. */
    parcel: z.string().nullable(),
    /** Reference of the payment key, where the step is a key's; told to custodians alone. */
    key: z.string().nullable(),
  }),
);

export type DeviceHistory = z.infer<typeof deviceHistory>;

export type AuditEvent = z.infer<typeof auditPage>["items"][number];
