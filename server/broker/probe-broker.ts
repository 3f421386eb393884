import { connect } from "node:net";

const TIMEOUT_MS = 2_000;

/** Whether anything accepts connections at the broker's address. */
export function isBrokerUp(mqttUrl: string): Promise<boolean> {
  const url = new URL(mqttUrl);
  return new Promise((resolve) => {
    const socket = connect({ host: url.hostname, port: Number(url.port || "1883"), timeout: TIMEOUT_MS });
    const finish = (up: boolean) => {
      socket.destroy();
      resolve(up);
    };
    socket.once("connect", () => finish(true));
    socket.once("timeout", () => finish(false));
    socket.once("error", () => finish(false));
  });
}
