import { and, eq, ne } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { terminals } from "#db/schema/terminals.ts";
import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import {
  type ActivationAnswer,
  type ActivationInput,
  topicPrefixOf,
} from "#server/domain/device-protocol/activation.ts";
import { compareFirmware } from "#server/domain/devices/firmware/compare-firmware.ts";
import { DomainError } from "#server/domain/errors.ts";
import { notifyOwner } from "#server/merchants/notify-owner.ts";
import { registerChange } from "#server/registrations/register-change.ts";
import { type BoundTerminal, boundTerminals } from "#server/terminals/bound-terminals.ts";
import { issueConfigIn } from "#server/terminals/configuration/issue-config.ts";
import { noteFarFromStore } from "#server/terminals/incidents/note-far-from-store.ts";
import { activationCodeIndex } from "#server/terminals/internal.ts";
import { noteSeen } from "../health/note-seen.ts";
import { countActivationTry } from "./count-activation-try.ts";
import { forgiveActivationTry } from "./forgive-activation-try.ts";

export interface Activation {
  answer: ActivationAnswer;
  /** False when the same serial, code and key had activated before. */
  created: boolean;
}

/**
 * Proves a device by its code and binds its key to the terminal. Whether a serial exists cannot be learnt: wrong
 * code and unknown serial answer alike, and both lock after five tries of one sender, for a quarter of an hour.
 */
export async function activateTerminal(ctx: Context, input: ActivationInput): Promise<Activation> {
  await countActivationTry(ctx, input.serialNumber);
  try {
    const activation = await bindKey(ctx, input);
    await forgiveActivationTry(ctx, input.serialNumber);
    return activation;
  } catch (error) {
    // The right code too early, too late or on old firmware is no guess.
    if (error instanceof DomainError && error.reason !== "code_wrong")
      await forgiveActivationTry(ctx, input.serialNumber);
    throw error;
  }
}

function bindKey(ctx: Context, input: ActivationInput): Promise<Activation> {
  return change(ctx, async (tx) => {
    const [bound] = await boundTerminals(tx)
      .where(and(eq(devices.serialNumber, input.serialNumber), ne(terminals.status, "closed")))
      .for("update", { of: terminals });
    const index = activationCodeIndex(ctx, input.serialNumber, input.activationCode);
    if (bound === undefined || bound.terminal.activationCodeIndex !== index) {
      throw new DomainError("forbidden", "code_wrong", "The activation code or serial number is wrong.");
    }
    if (bound.terminal.publicKey !== null) return repeatActivation(ctx, bound, input);
    refuseUnready(ctx, bound, input);
    const { kty, crv, x } = input.publicKey;
    const actor = {
      kind: "terminal" as const,
      id: bound.terminal.id,
      merchantId: bound.merchant.id,
      roles: ["terminal"] as const,
    };
    const asTerminal = { ...ctx, actor };
    await moveDevice(tx, asTerminal, { deviceId: bound.device.id, event: "activate" });
    await takeStep(tx, asTerminal, {
      noun: "terminal",
      before: bound.terminal,
      event: "activate",
      changes: {
        publicKey: { kty, crv, x },
        keySince: ctx.now,
        firmwareVersion: input.firmwareVersion,
        activatedAt: ctx.now,
        tokensValidFrom: ctx.now,
      },
      facts: { deviceId: bound.device.id },
      effects: [{ topic: "terminal.activated", payload: { terminalId: bound.terminal.id } }],
    });
    await noteSeen(tx, ctx, bound.terminal.id);
    await registerChange(tx, asTerminal, { terminalId: bound.terminal.id, change: "bind" });
    await noteFarFromStore(tx, asTerminal, { bound, at: input.location });
    const { number } = bound.terminal;
    await notifyOwner(tx, ctx, {
      text: "terminal.activated",
      facts: { number },
      merchantId: bound.merchant.id,
    });
    await issueConfigIn(tx, asTerminal, { terminalId: bound.terminal.id, reason: "activation" });
    return { answer: answerOf(ctx, bound), created: true };
  });
}

function repeatActivation(ctx: Context, bound: BoundTerminal, input: ActivationInput): Activation {
  if (bound.terminal.publicKey?.x !== input.publicKey.x) {
    throw new DomainError("conflict", "code_used", "This activation code was used with another key.");
  }
  return { answer: answerOf(ctx, bound), created: false };
}

function refuseUnready(ctx: Context, bound: BoundTerminal, input: ActivationInput): void {
  if (bound.terminal.activationExpiresAt <= ctx.now) {
    throw new DomainError(
      "gone",
      "code_expired",
      "The activation code is older than 7 days. Ask for a new one.",
    );
  }
  if (bound.device.status !== "delivered" || bound.device.modelCode !== input.model) {
    throw new DomainError(
      "conflict",
      "device_not_ready",
      "This device is not yet delivered to the merchant.",
      {
        status: bound.device.status,
      },
    );
  }
  const minimum = bound.model.minimumFirmware;
  if (compareFirmware(input.firmwareVersion, minimum) < 0) {
    throw new DomainError("invalid_input", "firmware_too_old", `Firmware ${minimum} or newer is needed.`, {
      minimum,
    });
  }
}

function answerOf(ctx: Context, { terminal, merchant, store }: BoundTerminal): ActivationAnswer {
  const { deviceLink, mqtt } = ctx.addresses;
  return {
    terminalId: terminal.id,
    merchant: { id: merchant.id, name: merchant.name },
    store: { id: store.id, name: store.name },
    tokenUrl: `${deviceLink}/device/v1/tokens`,
    mqtt: { url: mqtt, clientId: terminal.id, topicPrefix: topicPrefixOf(terminal.id) },
    jwksUrl: `${deviceLink}/.well-known/ruwang-keys.json`,
  };
}
