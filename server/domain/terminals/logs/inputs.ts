import { z } from "zod";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { reason } from "#server/domain/fields/reason.ts";

/** So long a terminal may take to send what it was asked for. */
export const LOG_WAIT_MS = DAY_MS;
/** So long a log is kept. */
export const LOG_KEPT_DAYS = 30;
/** Far more than a day of a terminal's doings. */
export const MAX_LOG_BYTES = 256 * 1024;

export const requestLogInput = z.strictObject({ terminalId: id("terminal"), reason });
export type RequestLogInput = z.output<typeof requestLogInput>;

export const logVersionInput = z.strictObject(versioned("logId", "terminalLog"));
export type LogVersionInput = z.output<typeof logVersionInput>;

export const logRef = z.strictObject({ logId: id("terminalLog") });
