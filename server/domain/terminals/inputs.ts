import { z } from "zod";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { cursor, search } from "#server/domain/fields/pages.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { serialNumber } from "#server/domain/fields/text.ts";
import { HEALTH_SPANS } from "#server/domain/terminals/health.ts";
import { TERMINAL_STATUSES } from "#server/domain/terminals/status.ts";
import { SWAP_FAULTS } from "#server/domain/terminals/swap.ts";
import { TROUBLES } from "#server/domain/terminals/troubles.ts";

export const changeTerminalInput = z.strictObject({
  ...versioned("terminalId", "terminal"),
  reason,
});

export type ChangeTerminalInput = z.infer<typeof changeTerminalInput>;

/** `parcel`: what is to become of the parcel that the terminal's device is in; said by whoever closes it. */
export const closeTerminalInput = changeTerminalInput.extend({
  parcel: z.enum(["cancel", "turn_back"]).optional(),
});

export type CloseTerminalInput = z.infer<typeof closeTerminalInput>;

/** `storeId`: another store of the same merchant. */
export const moveTerminalInput = changeTerminalInput.extend({ storeId: id("store") });

export type MoveTerminalInput = z.infer<typeof moveTerminalInput>;

/** `serialNumber`: the device in stock that takes the broken one's place. */
export const swapDeviceInput = z.strictObject({
  ...versioned("terminalId", "terminal"),
  serialNumber,
  fault: z.enum(SWAP_FAULTS),
  reason: reason.optional(),
});

export type SwapDeviceInput = z.infer<typeof swapDeviceInput>;

export const listTerminalsInput = z.strictObject({
  merchantId: id("merchant").optional(),
  /** Part of a merchant's name, a terminal number or a serial number. */
  search,
  status: z.enum(TERMINAL_STATUSES).optional(),
  only: z.enum(TROUBLES).optional(),
  cursor,
});

export const listHeartbeatsInput = z.strictObject({
  terminalId: id("terminal"),
  /** So many days back. */
  days: z.literal(HEALTH_SPANS),
});

export const terminalIdInput = z.strictObject({ terminalId: id("terminal") });
