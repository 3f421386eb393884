import { createConnection, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { MAX_SUBSCRIPTIONS } from "#server/broker/embedded/access.ts";
import { LIMIT_OF_ASIDES, LIMIT_OF_STRANGERS, LIMIT_OF_TERMINALS } from "#server/broker/packet-door.ts";
import { BareClient, packet } from "../support/devices/bare-client.ts";
import { startTestDeviceLink, type TestDeviceLink } from "../support/devices/device-link.ts";
import { eventually } from "../support/gateway/mock-gateway.ts";

const SOCKETS = 40;

let link: TestDeviceLink;
beforeAll(async () => {
  link = await startTestDeviceLink({ socketsPerAddress: SOCKETS });
});
afterAll(() => link.close());

let sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  await new Promise((resolve) => setTimeout(resolve, 50));
});

function knock(localAddress = "127.0.0.1"): Socket {
  const { port } = link.broker();
  const socket = createConnection({ port, host: "127.0.0.1", localAddress });
  socket.on("error", () => {}).resume();
  sockets.push(socket);
  return socket;
}
const closed = (socket: Socket) => new Promise((resolve) => socket.once("close", resolve));
const isOpen = (socket: Socket) => !socket.closed;

async function connect(localAddress: string): Promise<BareClient> {
  const { id, token } = await link.ready();
  const client = await BareClient.connect({ port: link.broker().port, terminalId: id, token, localAddress });
  sockets.push(client.socket);
  return client;
}

describe("a stranger", () => {
  test.each([
    ["that announces 256 MB", Buffer.from([0x10, 0xff, 0xff, 0xff, 0x7f])],
    [
      "with a CONNECT larger than any token needs",
      packet(0x10, Buffer.alloc(LIMIT_OF_STRANGERS + 1)).subarray(0, 3),
    ],
    ["that begins with another packet", Buffer.from([0x30, 2])],
    ["that speaks HTTP", Buffer.from("GET / HTTP/1.1\r\n")],
  ])("%s is closed at the first bytes", async (_title, bytes) => {
    const socket = knock();
    const ended = closed(socket);
    const wrote = performance.now();
    socket.write(bytes);
    await ended;
    expect(performance.now() - wrote).toBeLessThan(2_000);
  });

  test("that says nothing, or half of it, is closed in five seconds", async () => {
    const [silent, half] = [knock(), knock()];
    half.write(packet(0x10, Buffer.alloc(100)).subarray(0, 50));
    const began = performance.now();
    await Promise.all([closed(silent), closed(half)]);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe("sockets of one address", () => {
  test("are bounded until they have shown a token, and other addresses come in", async () => {
    const knocking = Array.from({ length: SOCKETS + 20 }, () => knock());
    await eventually(() => (knocking.filter(isOpen).length === SOCKETS ? true : undefined));
    const elsewhere = await connect("127.0.0.2");
    expect(isOpen(elsewhere.socket)).toBe(true);
    for (const socket of knocking) socket.destroy();
    const { id, token } = await link.ready();
    await eventually(() =>
      BareClient.connect({ port: link.broker().port, terminalId: id, token }).then(
        (client) => sockets.push(client.socket),
        () => undefined,
      ),
    );
  });

  test("are not counted any more once they have: a market behind one address comes in whole", async () => {
    const terminals = [];
    for (let n = 0; n < 3; n++) terminals.push(await connect("127.0.0.3"));
    const knocking = Array.from({ length: SOCKETS }, () => knock("127.0.0.3"));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(knocking.every(isOpen)).toBe(true);
    expect(terminals.every(({ socket }) => isOpen(socket))).toBe(true);
  });

  test("over WebSocket are counted by the browser's address, and cost the broker nothing before they speak", async () => {
    const url = `${link.url.replace("http", "ws")}/device/v1/mqtt`;
    const open = Array.from({ length: SOCKETS }, () => new WebSocket(url, "mqtt"));
    await Promise.all(open.map((socket) => new Promise((resolve) => socket.once("open", resolve))));
    const refused = await new Promise<number | undefined>((resolve) => {
      const one = new WebSocket(url, "mqtt");
      one.on("error", () => {});
      one.once("unexpected-response", (_request, response) => resolve(response.statusCode));
    });
    expect(refused).toBe(429);
    const terminal = await link.ready();
    const direct = await terminal.connectMqtt();
    expect(direct.connected).toBe(true);
    direct.end(true);
    for (const socket of open) socket.terminate();
  });
});

const manyOf = (count: number, bytes: readonly number[]) =>
  Buffer.concat(Array.from({ length: count }, () => Buffer.from(bytes)));

test.each([
  ["pings", () => manyOf(LIMIT_OF_ASIDES + 1, [0xc0, 0])],
  ["acknowledgements of nothing", () => manyOf(LIMIT_OF_ASIDES + 1, [0x40, 2, 0, 1])],
  [
    "subscriptions",
    (prefix: string) => {
      const filter = Buffer.from(`${prefix}#`);
      const one = [0, filter.length, ...filter, 1];
      return manyOf(MAX_SUBSCRIPTIONS + 1, [...packet(0x82, Buffer.from([0, 1, ...one]))]);
    },
  ],
])("a terminal that sends a flood of %s is closed", async (_title, floodOf) => {
  const { id, token } = await link.ready();
  const client = await BareClient.connect({ port: link.broker().port, terminalId: id, token });
  sockets.push(client.socket);
  const ended = closed(client.socket);
  client.socket.write(floodOf(`ruwang/v1/terminals/${id}/`));
  await ended;
});

test("a terminal's packet that is too large ends its connection at the header", async () => {
  const client = await connect("127.0.0.1");
  const ended = closed(client.socket);
  client.socket.write(packet(0x32, Buffer.alloc(LIMIT_OF_TERMINALS + 1)).subarray(0, 4));
  await ended;
});
