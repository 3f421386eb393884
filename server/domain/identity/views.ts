import { z } from "zod";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { ROLES } from "#server/domain/permissions.ts";

export const signInCodeSent = z.strictObject({ expiresAt: utcInstant });

export const meView = z.strictObject({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
  permissions: z.array(z.string()),
});

export const sessionView = z.strictObject({
  id: z.string(),
  createdAt: utcInstant,
  lastSeenAt: utcInstant,
  userAgent: z.string().nullable(),
  current: z.boolean(),
});
