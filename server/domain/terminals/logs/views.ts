import { z } from "zod";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { TERMINAL_LOG_STATUSES } from "./status.ts";

/** A log that was asked of a terminal; its words are read apart. */
export const terminalLogView = z.strictObject({
  id: z.string(),
  status: z.enum(TERMINAL_LOG_STATUSES),
  reason: z.string(),
  requestedBy: z.string(),
  requestedAt: utcInstant,
  expiresAt: utcInstant,
  since: utcInstant,
  bytes: z.int().nullable(),
  version: z.int(),
});
export type TerminalLogView = z.infer<typeof terminalLogView>;
