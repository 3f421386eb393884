import { MINUTE_MS } from "#server/domain/calendar/durations.ts";
import type { DeviceMemory } from "../device-memory.ts";
import { type DeviceKey, signAssertion } from "./device-key.ts";
import type { DeviceLink } from "./device-link.ts";
import { LinkFault } from "./link-fault.ts";

const RENEW_BEFORE_MS = MINUTE_MS;

/** Holds the access token and the difference between our clock and the portal's. */
export class TokenKeeper {
  readonly #link: DeviceLink;
  readonly #clock: () => number;
  readonly #onNewKey: (key: DeviceKey) => Promise<void>;
  memory: DeviceMemory;
  #token: { value: string; expiresAt: number } | null = null;
  #pending: Promise<string> | null = null;
  clockOffsetMs = 0;

  /** `onNewKey`: the key that was offered has fetched its first token and holds from now on; `clock`: the device's, in ms. */
  constructor(
    link: DeviceLink,
    memory: DeviceMemory,
    { onNewKey, clock = Date.now }: { onNewKey: (key: DeviceKey) => Promise<void>; clock?: () => number },
  ) {
    this.#link = link;
    this.memory = memory;
    this.#onNewKey = onNewKey;
    this.#clock = clock;
  }

  now(): Date {
    return new Date(this.#clock() + this.clockOffsetMs);
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
      this.clockOffsetMs = at - this.#clock();
      return this.#exchange();
    }
  }

  /** By the key that was offered, where there is one; it is refused until the offer has arrived. */
  async #exchange(): Promise<string> {
    const { keyPair, nextKey } = this.memory;
    if (nextKey == null) return this.#exchangeBy(keyPair);
    try {
      const token = await this.#exchangeBy(nextKey.keyPair);
      await this.#onNewKey(nextKey);
      return token;
    } catch (error) {
      if (!(error instanceof LinkFault) || error.status !== 401) throw error;
      return this.#exchangeBy(keyPair);
    }
  }

  async #exchangeBy({ privateKey }: CryptoKeyPair): Promise<string> {
    const { terminalId, tokenUrl: audience } = this.memory.activation;
    const answer = await this.#link.token(
      await signAssertion(privateKey, { terminalId, audience, now: this.now() }),
    );
    this.#token = { value: answer.access_token, expiresAt: Date.now() + answer.expires_in * 1000 };
    return answer.access_token;
  }

  /** A new token at once, such as the first one of a new key. */
  renew(): Promise<string> {
    this.#token = null;
    return this.get();
  }
}
