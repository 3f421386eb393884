import type { terminals } from "#db/schema/terminals.ts";
import type { Context } from "#server/context.ts";
import {
  ACTIVATION_CODE_VALID_MS,
  makeActivationCode,
} from "#server/domain/device-protocol/activation-code.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { activationCodeIndex } from "../internal.ts";

type Code = Pick<
  typeof terminals.$inferSelect,
  "activationCodeIndex" | "activationCode" | "activationExpiresAt"
>;

/** A new activation code of a terminal for one serial, as its row keeps it: sealed, and findable by its index. */
export function freshCode(ctx: Context, terminalId: string, serialNumber: string): Code {
  const code = makeActivationCode(ctx.randomBytes);
  return {
    activationCodeIndex: activationCodeIndex(ctx, serialNumber, code),
    activationCode: ctx.vault.seal(code, placeOf("terminals.activationCode", terminalId)),
    activationExpiresAt: new Date(ctx.now.getTime() + ACTIVATION_CODE_VALID_MS),
  };
}
