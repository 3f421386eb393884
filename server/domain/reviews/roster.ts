import { z } from "zod";
import { id } from "#server/domain/fields/ids.ts";
import { instant, utcInstant } from "#server/domain/fields/numbers.ts";
import { STAFF_ROLES } from "#server/domain/permissions.ts";

/** What holds for whoever the roster does not name. */
export const NEW_MEMBER = { tier: 1, cap: 20, takesCases: false, awayUntil: null, version: 0 } as const;

/** Who works at the desk, and what may be given to them. */
export const colleague = z.strictObject({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.enum(STAFF_ROLES)),
  tier: z.int(),
  cap: z.int(),
  takesCases: z.boolean(),
  /** Null while they are here. */
  awayUntil: utcInstant.nullable(),
  /** Cases in review that are theirs. */
  active: z.int(),
  version: z.int(),
});
export type Colleague = z.infer<typeof colleague>;

export const colleagues = z.array(colleague);

/** `version`: 0 for somebody whom the roster does not name yet. */
export const setMemberInput = z.strictObject({
  personId: id("person"),
  version: z.int32().min(0),
  tier: z.int().min(1).max(2),
  cap: z.int().min(1).max(500),
  takesCases: z.boolean(),
});

/** Until when somebody is away, oneself where nobody is named; null to be back. */
export const setAbsenceInput = z.strictObject({
  until: instant.nullable(),
  personId: id("person").optional(),
});
