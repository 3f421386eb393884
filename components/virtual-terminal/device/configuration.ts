import type { JSONWebKeySet } from "jose";
import type { DeviceMemory } from "./device-memory.ts";
import type { DeviceLink } from "./link/device-link.ts";
import { ConfigRejected, verifyConfig } from "./link/verify-config.ts";
import type { Shown } from "./snapshot.ts";

interface Device {
  link: DeviceLink;
  shown: Shown;
  use: <T>(work: (token: string) => Promise<T>) => Promise<T>;
  remember: (change: Partial<DeviceMemory>) => Promise<void>;
  now: () => Date;
  /** The power fails this very moment. */
  cutPower: () => void;
}

/** What the device runs: nothing but what the portal signed for it, and never anything older than it ran before. */
export class Configuration {
  readonly #device: Device;

  constructor(device: Device) {
    this.#device = device;
  }

  /** From what is remembered, with or without a network. */
  async restore({ configJws, jwks }: DeviceMemory): Promise<void> {
    if (configJws !== null && jwks != null) await this.adopt(configJws, false);
  }

  async fetchKeys(): Promise<void> {
    const { link, shown, remember } = this.#device;
    const { memory } = shown.get();
    const response = await link.call(new URL(memory?.activation.jwksUrl ?? "", link.base).pathname, {});
    await remember({ jwks: (await response.json()) as JSONWebKeySet });
  }

  /** Fetches the newest one, verifies it, runs it and says so. */
  async refresh(): Promise<void> {
    const { shown, link, use } = this.#device;
    const version = shown.get().config?.version ?? 0;
    const jws = await use((token) => link.config(token, version));
    if (jws !== null) await this.adopt(jws, true);
  }

  async adopt(jws: string, report: boolean): Promise<void> {
    const { shown, remember, cutPower } = this.#device;
    const { memory, config: running, faults } = shown.get();
    const jwks = memory?.jwks;
    if (memory === null || jwks == null || (faults.stale && running !== null)) return;
    try {
      const config = await verifyConfig(jws, { jwks, terminalId: memory.activation.terminalId });
      // The version only ever rises; an older retained message is no news.
      if (running !== null && config.version <= running.version) return;
      await remember({ configJws: jws });
      if (report && faults.powerCut) return cutPower();
      shown.set({ config });
      if (report) await this.#report({ ...config, status: "applied" });
    } catch (error) {
      if (!(error instanceof ConfigRejected)) throw error;
      const { version, contentHash, message: reason } = error;
      if (version !== null && contentHash !== null) {
        await this.#report({ version, contentHash, status: "rejected", reason });
      }
    }
  }

  async #report(report: {
    version: number;
    contentHash: string;
    status: "applied" | "rejected";
    reason?: string;
  }): Promise<void> {
    const { link, use, now } = this.#device;
    const { version, contentHash, status, reason } = report;
    const at = now().toISOString();
    await use((token) =>
      link.report(token, { version, contentHash, status, at, ...(reason !== undefined && { reason }) }),
    );
  }
}
