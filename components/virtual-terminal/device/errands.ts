import type { Configuration } from "./configuration.ts";
import type { DeviceMemory } from "./device-memory.ts";
import { batteryOf, clockOf, placeOf } from "./faults.ts";
import { makeDeviceKey } from "./link/device-key.ts";
import type { DeviceLink } from "./link/device-link.ts";
import { offerOf } from "./link/offer-key.ts";
import type { Shown } from "./snapshot.ts";

interface Device {
  link: DeviceLink;
  shown: Shown;
  configuration: Configuration;
  use: <T>(work: (token: string) => Promise<T>) => Promise<T>;
  remember: (change: Partial<DeviceMemory>) => Promise<void>;
  now: () => Date;
  renewToken: () => Promise<unknown>;
}

/** Signs of life, and what the portal wants in answer to one. */
export class Errands {
  readonly #device: Device;

  constructor(device: Device) {
    this.#device = device;
  }

  async beat(): Promise<void> {
    const { link, shown, use, configuration } = this.#device;
    const { config, memory, faults } = shown.get();
    if (memory === null) return;
    const answer = await use((token) =>
      link.heartbeat(token, {
        configVersion: config?.version ?? 0,
        configHash: config?.contentHash ?? null,
        firmwareVersion: memory.firmwareVersion,
        network: "browser",
        battery: batteryOf(faults),
        ...placeOf(faults),
        clock: new Date(clockOf(faults)).toISOString(),
      }),
    );
    if (answer.desiredVersion > (config?.version ?? 0)) await configuration.refresh();
    if (answer.logRequest !== undefined) await this.#sendLog(answer.logRequest);
    if (answer.messages !== undefined) await this.fetchMessages();
    if (answer.keyRotation !== undefined) await this.#rotateKey(memory);
  }

  async fetchMessages(): Promise<void> {
    const { link, shown, use } = this.#device;
    const last = shown.get().messages.at(-1)?.number ?? 0;
    const newer = await use((token) => link.messages(token, last));
    const known = new Set(shown.get().messages.map(({ messageId }) => messageId));
    shown.set({
      messages: [...shown.get().messages, ...newer.filter(({ messageId }) => !known.has(messageId))],
    });
  }

  /** Somebody here has read a message: it goes, and the portal is told. */
  async readMessage(messageId: string): Promise<void> {
    const { link, shown, use } = this.#device;
    shown.set({ messages: shown.get().messages.filter((message) => message.messageId !== messageId) });
    await use((token) => link.readMessage(token, messageId));
  }

  /** Staff look for a fault: what was said to the device link, the oldest first. */
  async #sendLog(logId: string): Promise<void> {
    const { link, shown, use } = this.#device;
    const lines = shown
      .get()
      .log.toReversed()
      .map(({ at, method, path, outcome }) => `${at.toISOString()} ${method} ${path} ${outcome}`);
    await use((token) => link.sendLog(token, logId, lines.join("\n")));
  }

  /** Staff want a new key: it is kept, offered by the old one, and holds with its first token. */
  async #rotateKey({ keyPair: current, nextKey, activation }: DeviceMemory): Promise<void> {
    const { link, use, remember, now, renewToken } = this.#device;
    const next = nextKey ?? (await makeDeviceKey());
    await remember({ nextKey: next });
    const about = { terminalId: activation.terminalId, base: activation.tokenUrl, now: now() };
    const offer = await offerOf({ ...about, current, next });
    await use((token) => link.offerKey(token, offer));
    await renewToken();
  }
}
