import { z } from "zod";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { instant } from "#server/domain/fields/numbers.ts";
import { publicJwk } from "./activation.ts";

const jws = z.string().min(1).max(4000);

/** `assertion` is signed by the key that holds, `proof` by the new one; both name the new key's thumbprint as `jkt`. */
export const rotateKeyInput = z.strictObject({ publicKey: publicJwk, assertion: jws, proof: jws });
export type RotateKeyInput = z.output<typeof rotateKeyInput>;

/** `pending` until the new key's first token, for which it has until `confirmBy`. */
export const rotateKeyAnswer = z.strictObject({
  thumbprint: z.string(),
  status: z.enum(["pending", "current"]),
  confirmBy: instant.optional(),
});
export type RotateKeyAnswer = z.infer<typeof rotateKeyAnswer>;

/** So long a new key may wait for its first token; then it never was. */
const CONFIRM_KEY_MS = DAY_MS;
/** So long a terminal has to rotate its key when staff order it. */
export const ROTATE_KEY_MS = 7 * DAY_MS;

export const confirmBy = (offeredAt: Date): Date => new Date(offeredAt.getTime() + CONFIRM_KEY_MS);

/** What a heartbeat's answer says of an order that is open. */
export const keyRotation = z.strictObject({ dueAt: instant });
