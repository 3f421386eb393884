import type { MqttClient } from "mqtt";

/** `isOwed`: whether the message is to be acknowledged, and so must be kept before this resolves. */
export type Take = (topic: string, payload: Uint8Array, isOwed: boolean) => Promise<void>;

const QOS_1_PUBACK = [0x40, 0x02] as const;

/**
 * Gives every message to `take` and acknowledges it (QoS 1) once that is done; what is not done when the connection ends
 * comes again with the next one. mqtt.js would handle one message at a time, each acknowledged before the next, and
 * messages are written in batches: so it is shown none of them as one that it has to acknowledge.
 */
export function acknowledgeWhenDone(client: MqttClient, take: Take): void {
  client.on("packetreceive", (packet) => {
    if (packet.cmd !== "publish") return;
    const { qos, messageId, topic, payload } = packet;
    const { stream } = client;
    packet.qos = 0;
    const isOwed = qos > 0 && messageId !== undefined;
    const done = take(topic, Buffer.from(payload), isOwed);
    if (!isOwed) return void done.catch(() => {});
    done.then(
      () => {
        if (client.stream !== stream || !client.connected) return;
        stream.write(Buffer.from([...QOS_1_PUBACK, messageId >> 8, messageId & 0xff]));
      },
      // Not acknowledged: it comes again.
      () => {},
    );
  });
}
