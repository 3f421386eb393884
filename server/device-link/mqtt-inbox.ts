import { setTimeout as sleep } from "node:timers/promises";
import type { Take } from "#server/broker/acknowledge-when-done.ts";
import { connectMqttBroker } from "#server/broker/mqtt-broker.ts";
import type { Broker } from "#server/broker/port.ts";
import { everyTerminal, FROM_TERMINAL, parseFromTerminal } from "#server/broker/topics.ts";
import type { Reception } from "./reception.ts";

interface InboxSettings {
  reception: Reception;
  mqttUrl: string;
  password: string;
  /** Which device link this is: the broker keeps for it what comes while it is away. */
  session: string;
  log: { warn(fields: object, message: string): void };
}

/**
 * Takes what terminals send over a broker that is not ours and so hands nothing over. That broker let each terminal
 * publish under its own prefix only, so the topic says who sent it; several instances may hear the same message, since
 * the verbs take repeats. What was not kept is not acknowledged: it is tried again until it is.
 */
export function startMqttInbox({ reception, mqttUrl, password, session, log }: InboxSettings): Broker {
  const stopping = new AbortController();
  const take: Take = async (topic, payload, isOwed) => {
    const from = parseFromTerminal(topic);
    if (from === null) return;
    for (;;) {
      const failure = await reception.take({ ...from, payload: Buffer.from(payload).toString() });
      if (failure === null || !("againInMs" in failure) || !isOwed) return;
      await sleep(failure.againInMs, undefined, { signal: stopping.signal });
    }
  };
  const broker = connectMqttBroker({
    url: mqttUrl,
    password,
    name: "device-link",
    log,
    subscription: { filters: FROM_TERMINAL.map(everyTerminal), take, session },
  });
  return {
    ...broker,
    close: async () => {
      stopping.abort();
      await broker.close();
    },
  };
}
