import { MAX_PAYLOAD, type RelayedMessage, type RelayFailure } from "#server/broker/relayed.ts";
import { contextFor, type Runtime } from "#server/context.ts";
import { terminalActor } from "#server/domain/actor.ts";
import { configReport, heartbeatInput } from "#server/domain/device-protocol/config.ts";
import { DomainError, isOvertaken, retryAfterOf } from "#server/domain/errors.ts";
import { refusalOf } from "./error-answer.ts";
import { createFloodGuard, type FloodGuard } from "./flood-guard.ts";
import { createIntake, type Intake } from "./intake.ts";
import { paceTerminal } from "./pace-terminal.ts";

interface Log {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Where everything that terminals send arrives, over HTTP or MQTT: the same limits, the same queue. */
export interface Reception {
  guard: FloodGuard;
  intake: Intake;
  /** Takes an MQTT message; the broker has checked who sent it. Null once it is kept; never rejects. */
  take(message: RelayedMessage): Promise<RelayFailure | null>;
}

/** A fault of ours is tried again, no faster than this: it may pass, and acknowledging would lose the message. */
const AFTER_FAULT_MS = 5_000;

export function openReception({ runtime, log }: { runtime: Runtime; log: Log }): Reception {
  const guard = createFloodGuard();
  const intake = createIntake(runtime, log);
  const keep = async ({ terminalId, subject, payload }: RelayedMessage) => {
    await paceTerminal(runtime, terminalId);
    const requestId = `mqtt ${terminalId}`;
    const ctx = contextFor(runtime, { actor: terminalActor(terminalId), now: new Date(), requestId });
    const body = readJson(payload);
    if (subject === "heartbeat") await intake.heartbeat(ctx, heartbeatInput.parse(body));
    else await intake.report(ctx, configReport.parse(body));
  };
  return {
    guard,
    intake,
    take: async (message) => {
      try {
        await keep(message);
        return null;
      } catch (error) {
        return outcomeOf(error, message, log);
      }
    },
  };
}

function outcomeOf(error: unknown, { terminalId, subject }: RelayedMessage, log: Log): RelayFailure {
  const seconds = error instanceof DomainError ? retryAfterOf(error, new Date()) : null;
  if (seconds !== null) return { againInMs: seconds * 1000 };
  if (isOvertaken(error)) return { againInMs: 0 };
  const refusal = refusalOf(error, "-");
  if (refusal === null) {
    log.error({ err: error, terminalId, subject }, "mqtt message failed");
    return { againInMs: AFTER_FAULT_MS };
  }
  log.info({ terminalId, subject, refusal: refusal.body }, "mqtt message refused");
  return { refused: String(refusal.status) };
}

/** Undefined for what is no JSON: the schema then refuses it like any other wrong shape. */
function readJson(payload: string): unknown {
  if (payload.length > MAX_PAYLOAD) return undefined;
  try {
    return JSON.parse(payload) as unknown;
  } catch {
    return undefined;
  }
}
