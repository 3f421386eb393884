import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FastifyInstance } from "fastify";
import { createWebSocketStream, type WebSocket, WebSocketServer } from "ws";
import { LIMIT_OF_TERMINALS, PacketDoor } from "#server/broker/packet-door.ts";
import { SocketsPerAddress } from "#server/broker/sockets-per-address.ts";
import { portalOrigins } from "#server/portal-origins.ts";
import { senderAddress } from "#server/sender-address.ts";

interface BridgeSettings {
  mqttUrl: string;
  portalUrl: string;
  socketsPerAddress: number;
  proxies: number;
}

const PATH = "/device/v1/mqtt";
const SUBPROTOCOL = "mqtt";
const MAX_FRAME = 64 * 1024;
/** So long a browser may take to say who it is. */
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * MQTT over WebSocket for terminals that live in a browser: the bytes go to the broker as they are, and the broker
 * checks who sends them. Only the portal's own pages may open it from a browser, and only so many from one address, since
 * the broker sees nothing but this process at the other end.
 */
export function addMqttBridge(app: FastifyInstance, settings: BridgeSettings): void {
  const broker = new URL(settings.mqttUrl);
  const origins = portalOrigins(settings.portalUrl);
  const open = new SocketsPerAddress(settings.socketsPerAddress);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });
  app.server.on("upgrade", (request, socket, head) => {
    const { origin } = request.headers;
    const path = request.url?.split("?", 1)[0];
    if (path !== PATH || (origin !== undefined && !origins.includes(origin))) {
      return refuse(socket, "403 Forbidden");
    }
    const leave = open.enter(senderAddress(request, settings.proxies));
    if (leave === null) return refuse(socket, "429 Too Many Requests");
    socket.once("close", leave);
    sockets.handleUpgrade(request, socket, head, (webSocket) => bridge(app, webSocket, broker));
  });
  app.addHook("preClose", async () => {
    for (const webSocket of sockets.clients) webSocket.close(1012, "restarting");
    sockets.close();
  });
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
}

async function bridge(app: FastifyInstance, webSocket: WebSocket, broker: URL): Promise<void> {
  const stream = createWebSocketStream(webSocket);
  const late = setTimeout(() => stream.destroy(), CONNECT_TIMEOUT_MS);
  let upstream: Duplex | undefined;
  try {
    const door = new PacketDoor();
    const first = await readConnect(stream, door);
    clearTimeout(late);
    upstream = connect({ host: broker.hostname, port: Number(broker.port || "1883") });
    upstream.write(first);
    door.limit = LIMIT_OF_TERMINALS;
    await pipeline(stream, (chunks) => admitted(chunks, door), upstream, stream);
  } catch (error) {
    // Either side hanging up is how every session ends.
    app.log.debug({ err: error }, "mqtt bridge closed");
  } finally {
    clearTimeout(late);
    upstream?.destroy();
    webSocket.terminate();
  }
}

/** What a client sends up to a whole CONNECT: until then it costs the broker nothing. */
async function readConnect(stream: Duplex, door: PacketDoor): Promise<Buffer> {
  const read: Buffer[] = [];
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    if (!door.admits(chunk)) break;
    read.push(chunk);
    if (door.packets > 0) return Buffer.concat(read);
  }
  throw new Error("No CONNECT came.");
}

async function* admitted(chunks: AsyncIterable<Buffer>, door: PacketDoor): AsyncIterable<Buffer> {
  for await (const chunk of chunks) {
    if (!door.admits(chunk)) throw new Error("A packet is too large, or too many came.");
    yield chunk;
  }
}
