import { createConnection, type Socket } from "node:net";

const [CONNECT, PUBLISH, SUBSCRIBE] = [0x10, 0x32, 0x82];
const [CONNACK, PUBACK, SUBACK] = [2, 4, 9];

interface BareOptions {
  port: number;
  terminalId: string;
  token: string;
  /** One of 127.0.0.0/8, to come from another address. */
  localAddress?: string;
}

/** MQTT 3.1.1 on a bare socket, as little as thousands of terminals need at once: one thing after the other. */
export class BareClient {
  readonly socket: Socket;
  #received = Buffer.alloc(0);
  #awaited: { type: number; resolve: (body: Buffer) => void; reject: (error: Error) => void } | undefined;
  #nextId = 1;

  private constructor({ port, localAddress = "127.0.0.1" }: BareOptions) {
    this.socket = createConnection({ port, host: "127.0.0.1", localAddress });
    this.socket.on("data", (chunk: Buffer) => this.#read(chunk));
    this.socket.on("error", () => {});
    this.socket.on("close", () => this.#awaited?.reject(new Error("closed")));
  }

  /** Rejects when the broker closes before it has accepted, or refuses. */
  static async connect(options: BareOptions): Promise<BareClient> {
    const client = new BareClient(options);
    const { terminalId, token } = options;
    const head = Buffer.from([0, 4, ...Buffer.from("MQTT"), 4, 0xc2, 0, 240]);
    const body = Buffer.concat([head, ...[terminalId, terminalId, token].map(text)]);
    const connack = await client.#ask(CONNACK, packet(CONNECT, body));
    if (connack[1] !== 0) throw new Error(`refused with ${connack[1]}`);
    return client;
  }

  /** Resolves once it is acknowledged. */
  async publish(topic: string, payload: unknown): Promise<void> {
    const body = [text(topic), this.#id(), Buffer.from(JSON.stringify(payload))];
    await this.#ask(PUBACK, packet(PUBLISH, Buffer.concat(body)));
  }

  async subscribe(filter: string): Promise<void> {
    await this.#ask(SUBACK, packet(SUBSCRIBE, Buffer.concat([this.#id(), text(filter), Buffer.from([1])])));
  }

  close(): void {
    this.socket.destroy();
  }

  #ask(type: number, bytes: Buffer): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.#awaited = { type, resolve, reject };
      this.socket.write(bytes);
    });
  }

  #id(): Buffer {
    this.#nextId = (this.#nextId % 65_535) + 1;
    return Buffer.from([this.#nextId >> 8, this.#nextId & 0xff]);
  }

  /** What is answered here fits one byte of length; a longer packet, such as a configuration, is passed over. */
  #read(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const { start, end } = frameOf(this.#received);
      if (this.#received.length < end) return;
      const type = (this.#received[0] ?? 0) >> 4;
      const body = this.#received.subarray(start, end);
      this.#received = this.#received.subarray(end);
      if (this.#awaited?.type === type) this.#awaited.resolve(body);
    }
  }
}

const text = (value: string) =>
  Buffer.concat([Buffer.from([value.length >> 8, value.length & 0xff]), Buffer.from(value)]);

/** A fixed header (MQTT 3.1.1, 2.2) and what it announces. */
export function packet(type: number, body: Buffer): Buffer {
  const header = [type];
  for (let left = body.length; ; left = Math.floor(left / 128)) {
    header.push(left < 128 ? left : (left % 128) | 0x80);
    if (left < 128) return Buffer.concat([Buffer.from(header), body]);
  }
}

/** Where the first packet's body begins and ends; its end is beyond what is there while that cannot be told. */
function frameOf(bytes: Buffer): { start: number; end: number } {
  let length = 0;
  for (let at = 1; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    length += (byte & 0x7f) * 128 ** (at - 1);
    if (byte < 0x80) return { start: at + 1, end: at + 1 + length };
  }
  return { start: 0, end: Number.POSITIVE_INFINITY };
}
