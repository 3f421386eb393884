import { z } from "zod";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { code, line } from "#server/domain/fields/text.ts";
import { noKey } from "./clear-key.ts";
import { PAYMENT_KEY_KINDS } from "./status.ts";

/** Of a device, or of the one that a terminal is now. */
export const listPaymentKeysInput = z.union([
  z.strictObject({ deviceId: id("device") }),
  z.strictObject({ terminalId: id("terminal") }),
]);
export type ListPaymentKeysInput = z.output<typeof listPaymentKeysInput>;

/** The first three bytes of what the key makes of zeros. */
const checkValue = noKey(code.pipe(z.string().regex(/^[0-9A-F]{6}$/, "check_value_shape")));
/** Ten bytes: which key, which device, how often used. */
const serialOfKey = noKey(code.pipe(z.string().regex(/^[0-9A-F]{20}$/, "ksn_shape")));

/** `reference`: under which the key lies in the key provider's module. DUKPT has its initial KSN, and nothing else has one. */
export const recordInjectionInput = z
  .strictObject({
    deviceId: id("device"),
    kind: z.enum(PAYMENT_KEY_KINDS, "choose_one"),
    reference: noKey(line({ min: 3, max: 64, kind: "text" })),
    checkValue,
    ksn: serialOfKey.optional(),
  })
  .refine(({ kind, ksn }) => (kind === "dukpt") === (ksn !== undefined), {
    path: ["ksn"],
    message: "ksn_of_dukpt",
  });
export type RecordInjectionInput = z.output<typeof recordInjectionInput>;

const keyVersion = z.strictObject(versioned("paymentKeyId", "paymentKey"));

/** `checkValue`: as the second custodian reads it off the terminal, not off this page. */
export const confirmInjectionInput = keyVersion.extend({ checkValue });
export type ConfirmInjectionInput = z.output<typeof confirmInjectionInput>;

export const endPaymentKeyInput = keyVersion.extend({ reason: noKey(reason) });
export type EndPaymentKeyInput = z.output<typeof endPaymentKeyInput>;
