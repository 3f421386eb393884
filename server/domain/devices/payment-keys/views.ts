import { z } from "zod";
import { moveWait } from "#server/domain/devices/move-waits.ts";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { CUSTODIANS_ACTS, PAYMENT_KEY_KINDS, PAYMENT_KEY_STATUSES } from "./status.ts";

/** What the portal knows of a key in a device: where it lies, how to tell it, who vouches for it; never the key. */
export const paymentKeyView = z.strictObject({
  id: z.string(),
  deviceId: z.string(),
  serialNumber: z.string(),
  kind: z.enum(PAYMENT_KEY_KINDS),
  reference: z.string(),
  /** Null until two custodians have named it: the second does not copy the first. */
  checkValue: z.string().nullable(),
  ksn: z.string().nullable(),
  status: z.enum(PAYMENT_KEY_STATUSES),
  injectedBy: z.string(),
  injectedAt: utcInstant,
  confirmedBy: z.string().nullable(),
  confirmedAt: utcInstant.nullable(),
  since: utcInstant,
  wait: moveWait,
  /** What the reader may do about it. */
  acts: z.array(z.enum(CUSTODIANS_ACTS)),
  version: z.int(),
});
export type PaymentKeyView = z.infer<typeof paymentKeyView>;
