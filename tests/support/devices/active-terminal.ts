import { generateKeyPairSync, type KeyObject } from "node:crypto";
import type { Context } from "#server/context.ts";
import type { CreatePaymentInput } from "#server/domain/payments/inputs.ts";
import { getQuote } from "#server/quotes/get-quote.ts";
import { activateTerminal } from "#server/terminals/activation/activate-terminal.ts";
import { revealActivationCode } from "#server/terminals/activation/reveal-activation-code.ts";
import { getTerminal } from "#server/terminals/get-terminal.ts";
import { suspendTerminal } from "#server/terminals/suspend-terminal.ts";
import { MODEL, makePlace, type Place, type World } from "../world/world.ts";

/** A place whose terminal has activated and has its first configuration, with the key that it keeps to itself. */
export async function makeActiveTerminal(world: World): Promise<Place & { privateKey: KeyObject }> {
  const place = await makePlace(world);
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const { x = "" } = publicKey.export({ format: "jwk" });
  await activateTerminal(world.runtime.unknownDevice(), {
    serialNumber: place.serialNumber,
    activationCode: place.activationCode,
    publicKey: { kty: "OKP", crv: "Ed25519", x },
    model: MODEL.code,
    firmwareVersion: MODEL.firmware,
  });
  return { ...place, privateKey };
}

/** Whatever device a terminal has now proves its code, as its owner reads it. */
export async function activateAnew(
  world: World,
  { owner, terminalId }: Pick<Place, "owner" | "terminalId">,
): Promise<void> {
  const { activationCode } = await revealActivationCode(owner(), { terminalId });
  const { serialNumber, modelCode } = await getTerminal(owner(), { terminalId });
  const { x = "" } = generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" });
  await activateTerminal(world.runtime.unknownDevice(), {
    serialNumber,
    activationCode,
    publicKey: { kty: "OKP", crv: "Ed25519", x },
    model: modelCode,
    firmwareVersion: MODEL.firmware,
  });
}

/** Staff stop a terminal. */
export async function suspend(world: World, { terminalId }: { terminalId: string }): Promise<void> {
  const logistics = world.asRole("logistics");
  const { version } = await getTerminal(logistics, { terminalId });
  await suspendTerminal(logistics, { terminalId, version, reason: "商户报失" });
}

/** A Huabei order at the price the payer would see now. */
export async function huabeiOrder(
  ctx: Context,
  order: { amountFen: number; term: number; bearer: "buyer" | "seller" },
): Promise<CreatePaymentInput> {
  const { amountFen, term, bearer } = order;
  const quote = await getQuote(ctx, { amountFen, term, bearer, terminalId: ctx.actor.id });
  return { amountFen, method: "huabei", plan: { term, bearer }, quoteHash: quote.hash, configVersion: 1 };
}
