import { z } from "zod";
import { id } from "#server/domain/fields/ids.ts";
import { utcInstant } from "#server/domain/fields/numbers.ts";

/** What people at the desk are told of a case. */
export const DESK_NOTICES = [
  "at_risk",
  "breached",
  "mentioned",
  "assigned",
  "checker_named",
  "escalated",
] as const;
export type DeskNoticeKind = (typeof DESK_NOTICES)[number];

export const deskNotice = z.strictObject({
  id: z.string(),
  kind: z.enum(DESK_NOTICES),
  applicationId: z.string(),
  shopName: z.string().nullable(),
  /** By name; null where the clock told. */
  from: z.string().nullable(),
  at: utcInstant,
});

/** The newest that were not read yet, and how many there are. */
export const deskNotices = z.strictObject({ unread: z.int(), notices: z.array(deskNotice) });

export const readNoticesInput = z.strictObject({ noticeIds: z.array(id("deskNotice")).min(1).max(50) });
