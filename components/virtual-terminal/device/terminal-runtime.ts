import { Configuration } from "./configuration.ts";
import { type DeviceMemory, eraseMemory, writeMemory } from "./device-memory.ts";
import { Errands } from "./errands.ts";
import { clockOf, type DeviceFaults, SOUND, wayOut } from "./faults.ts";
import { makeDeviceKey } from "./link/device-key.ts";
import { DeviceLink, type Exchange } from "./link/device-link.ts";
import { asLinkFault } from "./link/link-fault.ts";
import { PushConnection } from "./link/push-connection.ts";
import { TokenKeeper } from "./link/token-keeper.ts";
import {
  deviceOfTab,
  forgetDeviceOfTab,
  listOwnDevices,
  type OwnDevice,
  type PutDown,
  takeInHand,
} from "./own-devices.ts";
import { NOTHING, type Shown, type TerminalSnapshot } from "./snapshot.ts";

/** What a virtual device leaves the factory with; hardware would read it from its flash. */
const FACTORY_FIRMWARE = "3.2.0";
const HEARTBEAT_MS = 30_000;
/** While there is no network, it is looked for more often. */
const LOOK_MS = 4_000;
const LOG_LENGTH = 60;

export interface ActivationForm {
  serialNumber: string;
  activationCode: string;
  model: string;
}

/** A device without a screen: identity, token, configuration, push and heartbeat, all over the device protocol. */
export class TerminalRuntime {
  readonly link: DeviceLink;
  readonly paymentHints = new EventTarget();
  readonly configuration: Configuration;
  readonly errands: Errands;
  #snapshot = NOTHING;
  #listeners = new Set<() => void>();
  #tokens: TokenKeeper | null = null;
  #push: PushConnection | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #exchanges = 0;
  #putDown: PutDown | null = null;
  /** Kept while activating: asking again with the same key is harmless, with another it is refused. */
  #candidate: Awaited<ReturnType<typeof makeDeviceKey>> | null = null;

  constructor(base: string) {
    this.link = new DeviceLink(base, {
      onExchange: (exchange) => this.#note(exchange),
      wayOut: () => wayOut(this.#snapshot.faults),
    });
    const shown: Shown = { get: this.getSnapshot, set: (change) => this.#set(change) };
    const device = {
      link: this.link,
      shown,
      use: <T>(work: (token: string) => Promise<T>) => this.use(work),
      remember: (change: Partial<DeviceMemory>) => this.remember(change),
      now: () => this.now(),
      cutPower: () => this.cutPower(),
      renewToken: async () => this.#tokens?.renew(),
    };
    this.configuration = new Configuration(device);
    this.errands = new Errands({ ...device, configuration: this.configuration });
  }

  getSnapshot = (): TerminalSnapshot => this.#snapshot;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The device that this tab had, the only one there is, or the question which. */
  async powerOn(serialNumber = ""): Promise<void> {
    const devices = await listOwnDevices();
    const isNew = serialNumber !== "" && !devices.some(({ memory }) => memory.serialNumber === serialNumber);
    if (devices.length === 0 || isNew) return this.#set({ phase: "unactivated", devices });
    const named = devices.find(({ memory }) => memory.serialNumber === serialNumber);
    const chosen = named ?? deviceOfTab(devices) ?? (devices.length === 1 ? devices[0] : undefined);
    if (chosen === undefined || !(await this.choose(chosen))) this.#set({ phase: "choosing", devices });
  }

  /** False when another tab has it in hand. */
  async choose({ memory }: OwnDevice): Promise<boolean> {
    const putDown = await takeInHand(memory);
    if (putDown === null) return false;
    this.#putDown = putDown;
    void this.#boot(memory);
    return true;
  }

  /** Puts the device down; another of this browser, or a new one, can be taken up. */
  async putDown(to: "choosing" | "unactivated"): Promise<void> {
    await this.powerOff();
    forgetDeviceOfTab();
    this.#snapshot = { ...NOTHING, log: this.#snapshot.log };
    this.#set({ phase: to, devices: await listOwnDevices() });
  }

  async powerOff(): Promise<void> {
    this.#stop();
    const putDown = this.#putDown;
    this.#putDown = null;
    await putDown?.();
  }

  /** What is in its memory is all that is left of it, until somebody switches it on again. */
  cutPower(): void {
    this.setFaults({ powerCut: false });
    this.#stop();
    const { memory, log } = this.#snapshot;
    this.#snapshot = { ...NOTHING, memory, log };
    this.#set({ phase: "off" });
  }

  /** Makes the device's key and trades the code for an identity; a refusal leaves no trace here. */
  async activate(form: ActivationForm): Promise<void> {
    this.#candidate ??= await makeDeviceKey();
    const { keyPair, publicKeyX } = this.#candidate;
    const { serialNumber, model } = form;
    const firmwareVersion = FACTORY_FIRMWARE;
    const publicKey = { kty: "OKP", crv: "Ed25519", x: publicKeyX };
    const activation = await this.link.activate({ ...form, firmwareVersion, publicKey });
    const nothingYet = { configJws: null, openOrder: null };
    const memory = { keyPair, publicKeyX, serialNumber, model, firmwareVersion, activation, ...nothingYet };
    await writeMemory(memory);
    this.#candidate = null;
    await this.choose({ memory, isInUse: false });
  }

  async forget(): Promise<void> {
    const { memory } = this.#snapshot;
    if (memory !== null) await eraseMemory(memory);
    await this.putDown("unactivated");
  }

  /** Starts over from what is remembered, after a fault or a power cut. */
  async retry(): Promise<void> {
    const { memory } = this.#snapshot;
    if (memory !== null) await this.#boot(memory);
  }

  setFaults(change: Partial<DeviceFaults>): void {
    const faults = { ...this.#snapshot.faults, ...change };
    this.#set({ faults });
    void this.remember({ faults });
    // Its clock shows another time: the next assertion tells.
    if (change.clockSkew !== undefined) void this.#tokens?.renew().catch(() => {});
    if (change.offline === true) {
      this.link.cut();
      this.#hangUp();
      this.#set({ online: false, push: "down" });
    }
    if (this.#snapshot.phase === "ready") this.#look(0);
  }

  now(): Date {
    return this.#tokens?.now() ?? new Date();
  }

  /** Runs one authorised exchange. */
  async use<T>(work: (token: string) => Promise<T>): Promise<T> {
    if (this.#tokens === null) throw new Error("the terminal is not activated");
    try {
      const answer = await this.#tokens.use(work);
      if (!this.#snapshot.online) this.#set({ online: true });
      return answer;
    } catch (error) {
      if (asLinkFault(error).code === "network") this.#set({ online: false });
      throw error;
    }
  }

  async remember(change: Partial<DeviceMemory>): Promise<void> {
    const { memory } = this.#snapshot;
    if (memory === null) return;
    const next = { ...memory, ...change };
    this.#set({ memory: next });
    if (this.#tokens !== null) this.#tokens.memory = next;
    await writeMemory(next);
  }

  /** What it ran before is run at once; without a network it waits for one with that. */
  async #boot(memory: DeviceMemory): Promise<void> {
    this.#tokens = new TokenKeeper(this.link, memory, {
      clock: () => clockOf(this.#snapshot.faults),
      onNewKey: ({ keyPair, publicKeyX }) => this.remember({ keyPair, publicKeyX, nextKey: null }),
    });
    this.#set({ phase: "starting", memory, fault: null, faults: memory.faults ?? SOUND });
    try {
      await this.configuration.restore(memory);
      await this.#goOnline();
      this.#set({ phase: "ready" });
    } catch (error) {
      const fault = asLinkFault(error);
      const canWait = fault.passing && this.#snapshot.config !== null;
      this.#set(canWait ? { phase: "ready", online: false } : { fault });
      if (canWait) this.#look(LOOK_MS);
    }
  }

  async #goOnline(): Promise<void> {
    await this.#tokens?.get();
    await this.configuration.fetchKeys();
    await this.configuration.refresh();
    const { memory } = this.#snapshot;
    if (memory === null || this.#snapshot.phase === "off") return;
    this.#connect(memory);
    await this.errands.beat();
    this.#look(HEARTBEAT_MS);
  }

  /** After a while, a sign of life; while there is no network, a look whether there is one. */
  #look(afterMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      try {
        await (this.#push === null ? this.#goOnline() : this.errands.beat());
        this.#look(HEARTBEAT_MS);
      } catch (error) {
        this.#look(asLinkFault(error).passing ? LOOK_MS : HEARTBEAT_MS);
      }
    }, afterMs);
  }

  #stop(): void {
    this.#hangUp();
    clearTimeout(this.#timer);
  }

  #hangUp(): void {
    this.#push?.close();
    this.#push = null;
  }

  #connect({ activation: { terminalId, mqtt } }: DeviceMemory): void {
    const url = new URL("/device/v1/mqtt", this.link.base);
    url.protocol = url.protocol.replace("http", "ws");
    this.#push?.close();
    this.#push = new PushConnection({
      url: url.href,
      terminalId,
      topicPrefix: mqtt.topicPrefix,
      token: () => this.use((token) => Promise.resolve(token)),
      onState: (push) => this.#set({ push }),
      onConfig: (jws) => void this.configuration.adopt(jws, true).catch(() => {}),
      onMessage: () => void this.errands.fetchMessages().catch(() => {}),
      onPayment: (paymentId) =>
        this.paymentHints.dispatchEvent(new CustomEvent("hint", { detail: paymentId })),
    });
    void this.#push.open();
  }

  #note(exchange: Omit<Exchange, "id">): void {
    this.#exchanges += 1;
    this.#set({ log: [{ ...exchange, id: this.#exchanges }, ...this.#snapshot.log].slice(0, LOG_LENGTH) });
  }

  #set(change: Partial<TerminalSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}
