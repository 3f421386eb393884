import type { MoveRules } from "#server/domain/devices/move-waits.ts";
import { eventsFrom, type Transitions } from "#server/domain/state-machine.ts";

/** Keys of a payment terminal: master, PIN, MAC, or the initial key of DUKPT (ANSI X9.24). */
export const PAYMENT_KEY_KINDS = ["tmk", "tpk", "tak", "dukpt"] as const;
export type PaymentKeyKind = (typeof PAYMENT_KEY_KINDS)[number];

export const PAYMENT_KEY_STATUSES = ["injected", "in_use", "replaced", "destroyed", "compromised"] as const;
export type PaymentKeyStatus = (typeof PAYMENT_KEY_STATUSES)[number];

export const PAYMENT_KEY_EVENTS = ["confirm", "replace", "destroy", "compromise"] as const;
export type PaymentKeyEvent = (typeof PAYMENT_KEY_EVENTS)[number];

/** Two custodians bring a key into use: one says that it was injected, another confirms it by its check value. */
export const PAYMENT_KEY_TRANSITIONS = {
  injected: { confirm: "in_use", destroy: "destroyed", compromise: "compromised" },
  in_use: { replace: "replaced", destroy: "destroyed", compromise: "compromised" },
  replaced: { destroy: "destroyed", compromise: "compromised" },
  destroyed: {},
  compromised: {},
} as const satisfies Transitions<PaymentKeyStatus, PaymentKeyEvent>;

/** Until it is confirmed nobody knows whether a key is the right one, and no other of its kind comes into the device. */
export const PAYMENT_KEY_WAITS = {
  injected: { holder: "logistics", days: 3 },
} as const satisfies MoveRules<PaymentKeyStatus>;

/** Keys that a device still holds: it goes neither into stock nor out of use with them. */
export const HELD_STATUSES = PAYMENT_KEY_STATUSES.filter(
  (status) => eventsFrom<PaymentKeyStatus, PaymentKeyEvent>(PAYMENT_KEY_TRANSITIONS, status).length > 0,
);

/** What custodians do to a key; a key is replaced by the one that is confirmed after it. */
export const CUSTODIANS_ACTS = ["confirm", "destroy", "compromise"] as const;
export type CustodiansAct = (typeof CUSTODIANS_ACTS)[number];
