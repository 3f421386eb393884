import { MINUTE_MS } from "#server/domain/calendar/durations.ts";
import { signAssertion } from "./device-key.ts";
import type { DeviceLink } from "./device-link.ts";
import type { DeviceMemory } from "./device-memory.ts";
import { LinkFault } from "./link-fault.ts";

const RENEW_BEFORE_MS = MINUTE_MS;

/** Holds the access token and the difference between our clock and the portal's. */
export class TokenKeeper {
  readonly #link: DeviceLink;
  readonly #memory: DeviceMemory;
  #token: { value: string; expiresAt: number } | null = null;
  #pending: Promise<string> | null = null;
  clockOffsetMs = 0;

  constructor(link: DeviceLink, memory: DeviceMemory) {
    this.#link = link;
    this.#memory = memory;
  }

  now(): Date {
    return new Date(Date.now() + this.clockOffsetMs);
  }

  get(): Promise<string> {
    if (this.#token !== null && Date.now() < this.#token.expiresAt - RENEW_BEFORE_MS) {
      return Promise.resolve(this.#token.value);
    }
    this.#pending ??= this.#renew().finally(() => {
      this.#pending = null;
    });
    return this.#pending;
  }

  /** Runs `work` with a token; one that the link no longer takes is renewed once. */
  async use<T>(work: (token: string) => Promise<T>): Promise<T> {
    try {
      return await work(await this.get());
    } catch (error) {
      if (!(error instanceof LinkFault) || error.status !== 401 || this.#token === null) throw error;
      this.#token = null;
      return work(await this.get());
    }
  }

  async #renew(): Promise<string> {
    try {
      return await this.#exchange();
    } catch (error) {
      // A wrong clock is answered with the right time; the assertion is then made anew.
      const serverTime = error instanceof LinkFault ? error.details.server_time : undefined;
      const at = typeof serverTime === "string" ? Date.parse(serverTime) : Number(serverTime) * 1000;
      if (!Number.isFinite(at) || Math.abs(at - this.now().getTime()) < 2000) throw error;
      this.clockOffsetMs = at - Date.now();
      return this.#exchange();
    }
  }

  async #exchange(): Promise<string> {
    const { activation, keyPair } = this.#memory;
    const claims = { terminalId: activation.terminalId, tokenUrl: activation.tokenUrl, now: this.now() };
    const answer = await this.#link.token(await signAssertion(keyPair.privateKey, claims));
    this.#token = { value: answer.access_token, expiresAt: Date.now() + answer.expires_in * 1000 };
    return answer.access_token;
  }
}
