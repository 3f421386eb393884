import { DomainError } from "#server/domain/errors.ts";
import { log } from "#server/log.ts";
import type { SmsCarrier } from "./port.ts";

/** The demo's carrier: the message is already readable at `/demo/messages`, so handing it over is all. */
export const mockCarrier: SmsCarrier = {
  send: async (message) => {
    log.info({ messageId: message.id }, "mock SMS handed over");
    return { carrierId: null };
  },
  readReceipts: () => {
    throw new DomainError("not_found", "no_carrier", "The mock carrier sends no receipts.");
  },
};
