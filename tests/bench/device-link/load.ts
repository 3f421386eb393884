import { createConnection, type Socket } from "node:net";
import { json } from "node:stream/consumers";
import { BareClient } from "#tests/support/devices/bare-client.ts";

/** What this program is told on its standard input. */
export interface Load {
  kind: "http" | "mqtt";
  port: number;
  /** For each connection, that is each terminal, what it sends in turn; each request once when there is no end of them. */
  senders: { terminalId: string; token: string; requests: string[] }[];
  /** What every answer begins with. */
  expected: string;
  forMs: number;
}

/** What it says when it is done. */
export interface Carried {
  answers: number;
  forMs: number;
  /** Of a processor, so much this program used. */
  share: number;
}

const END_OF_HEAD = Buffer.from("\r\n\r\n");

/** Sends the next request when the last is answered, until the time is over. */
function carryHttp({ port, expected, forMs }: Load, requests: readonly Buffer[]) {
  return new Promise<{ start: () => void; done: Promise<number> }>((resolve, reject) => {
    const socket: Socket = createConnection({ port, host: "127.0.0.1", noDelay: true });
    socket.once("error", reject);
    socket.once("connect", () => {
      let answers = 0;
      let received: Buffer = Buffer.alloc(0);
      let until = 0;
      const done = new Promise<number>((finish, fail) => {
        socket.on("data", (chunk: Buffer) => {
          received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
          const head = received.indexOf(END_OF_HEAD);
          if (head < 0 || received.length < head + 4 + lengthIn(received, head)) return;
          if (!received.toString("latin1", 0, expected.length).startsWith(expected))
            return fail(new Error(received.toString("utf8", 0, 600)));
          received = Buffer.alloc(0);
          answers += 1;
          const next = requests[answers % requests.length];
          if (performance.now() < until && next !== undefined) return socket.write(next);
          socket.destroy();
          finish(answers);
        });
      });
      const start = () => {
        until = performance.now() + forMs;
        socket.write(requests[0] ?? "");
      };
      resolve({ start, done });
    });
  });
}

function lengthIn(received: Buffer, head: number): number {
  const found = /content-length: (\d+)/i.exec(received.toString("latin1", 0, head));
  return Number(found?.[1] ?? 0);
}

async function carryMqtt(load: Load, { terminalId, token, requests }: Load["senders"][number]) {
  const client = await BareClient.connect({ port: load.port, terminalId, token });
  const topic = `ruwang/v1/terminals/${terminalId}/heartbeat`;
  const beat = JSON.parse(requests[0] ?? "null") as unknown;
  const { promise, resolve } = Promise.withResolvers<number>();
  const start = async () => {
    const until = performance.now() + load.forMs;
    let answers = 0;
    for (; performance.now() < until; answers++) await client.publish(topic, beat);
    client.close();
    resolve(answers);
  };
  return { start: () => void start(), done: promise };
}

// A process of its own, so that what it costs is told apart from what is measured.
const load = (await json(process.stdin)) as Load;
const ready: Awaited<ReturnType<typeof carryHttp>>[] = [];
for (const sender of load.senders) {
  const requests = sender.requests.map((text) => Buffer.from(text));
  ready.push(await (load.kind === "http" ? carryHttp(load, requests) : carryMqtt(load, sender)));
}
const used = process.cpuUsage();
const began = performance.now();
for (const { start } of ready) start();
const counts = await Promise.all(ready.map(({ done }) => done));
const forMs = performance.now() - began;
const { user, system } = process.cpuUsage(used);
const answers = counts.reduce((sum, count) => sum + count, 0);
process.stdout.write(
  JSON.stringify({ answers, forMs, share: (user + system) / 1000 / forMs } satisfies Carried),
);
process.exit(0);
