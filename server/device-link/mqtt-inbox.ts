import { connectMqttBroker } from "#server/broker/mqtt-broker.ts";
import type { Broker } from "#server/broker/port.ts";
import { everyTerminal, FROM_TERMINAL, parseFromTerminal } from "#server/broker/topics.ts";
import { contextFor, type Runtime } from "#server/context.ts";
import { configReport, heartbeatInput } from "#server/domain/device-protocol/config.ts";
import { reportConfig } from "#server/terminals/configuration/report-config.ts";
import { recordHeartbeat } from "#server/terminals/record-heartbeat.ts";
import { refusalOf } from "./error-answer.ts";

interface InboxSettings {
  runtime: Runtime;
  mqttUrl: string;
  password: string;
  log: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
}

const MAX_BYTES = 16 * 1024;

/**
 * Takes what terminals send over MQTT. The broker let each terminal publish under its own prefix only, so the
 * topic says who sent it; several instances may hear the same message, since the verbs take repeats.
 */
export function startMqttInbox(settings: InboxSettings): Broker {
  return connectMqttBroker({
    url: settings.mqttUrl,
    password: settings.password,
    name: "device-link",
    log: settings.log,
    subscription: {
      filters: FROM_TERMINAL.map(everyTerminal),
      onMessage: (topic, payload) => {
        take(settings.runtime, topic, payload).catch((error: unknown) => {
          const refusal = refusalOf(error, "-");
          if (refusal !== null) settings.log.info({ topic, refusal: refusal.body }, "mqtt message refused");
          else settings.log.error({ err: error, topic }, "mqtt message failed");
        });
      },
    },
  });
}

async function take(runtime: Runtime, topic: string, payload: Uint8Array): Promise<void> {
  const from = parseFromTerminal(topic);
  if (from === null || payload.length > MAX_BYTES) return;
  const actor = {
    kind: "terminal" as const,
    id: from.terminalId,
    merchantId: "",
    roles: ["terminal"] as const,
  };
  const ctx = contextFor(runtime, { actor, now: new Date(), requestId: `mqtt ${from.terminalId}` });
  const message = parseJson(payload);
  if (from.subject === "heartbeat") await recordHeartbeat(ctx, heartbeatInput.parse(message));
  else await reportConfig(ctx, configReport.parse(message));
}

/** Undefined for what is no JSON: the schema then refuses it like any other wrong shape. */
function parseJson(payload: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(payload).toString()) as unknown;
  } catch {
    return undefined;
  }
}
