const CONNECT = 1;
const PUBLISH = 3;
const MORE = 0x80;
const LENGTH_BITS = 7;
/** Bytes in which MQTT 3.1.1 (2.2.3) writes how long a packet is. */
const MAX_LENGTH_BYTES = 4;

/** What a CONNECT with a token needs, and nobody who has not shown one needs more. */
export const LIMIT_OF_STRANGERS = 4 * 1024;
/** A terminal's largest message with its topic. */
export const LIMIT_OF_TERMINALS = 17 * 1024;
/** The portal's own: signed configurations. */
export const LIMIT_OF_PORTAL = 1024 * 1024;

const WINDOW_MS = 10_000;
/** Packets that are no messages, a window: pings, acknowledgements and subscriptions cost little, but not nothing. */
export const LIMIT_OF_ASIDES = 500;

/**
 * Follows the framing of what a client sends (MQTT 3.1.1, 2.2) and says no as soon as a fixed header announces more
 * than the client may send, before any of it is gathered. How many messages come is limited where they are taken; how
 * many other packets, here.
 */
export class PacketDoor {
  /** Largest packet, without its fixed header. */
  limit = LIMIT_OF_STRANGERS;
  /** Most packets a window that are no messages. */
  asides = LIMIT_OF_ASIDES;
  /** Packets that have come whole. */
  packets = 0;
  #state: "type" | "length" | "body" = "type";
  #length = 0;
  #lengthBytes = 0;
  readonly #now: () => number;
  #windowEnds = 0;
  #asidesInWindow = 0;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Whether everything so far is a sequence of packets within the limit that begins with a CONNECT. */
  admits(chunk: Uint8Array): boolean {
    let at = 0;
    while (at < chunk.length) {
      if (this.#state === "body") {
        const skipped = Math.min(this.#length, chunk.length - at);
        this.#length -= skipped;
        at += skipped;
        this.#endBody();
      } else if (!this.#readHeader(chunk[at++] ?? 0)) return false;
    }
    return true;
  }

  #readHeader(byte: number): boolean {
    if (this.#state === "type") {
      this.#state = "length";
      this.#length = 0;
      this.#lengthBytes = 0;
      const type = byte >> 4;
      return (this.packets > 0 || type === CONNECT) && (type === PUBLISH || this.#countAside());
    }
    this.#length += (byte & ~MORE) * 2 ** (LENGTH_BITS * this.#lengthBytes);
    this.#lengthBytes += 1;
    if (byte & MORE) return this.#lengthBytes < MAX_LENGTH_BYTES;
    this.#state = "body";
    const admitted = this.#length <= this.limit;
    this.#endBody();
    return admitted;
  }

  #countAside(): boolean {
    const now = this.#now();
    if (now >= this.#windowEnds) {
      this.#windowEnds = now + WINDOW_MS;
      this.#asidesInWindow = 0;
    }
    this.#asidesInWindow += 1;
    return this.#asidesInWindow <= this.asides;
  }

  #endBody(): void {
    if (this.#length > 0) return;
    this.packets += 1;
    this.#state = "type";
  }
}
