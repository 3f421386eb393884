import { connect } from "node:net";
import { pipeline } from "node:stream/promises";
import type { FastifyInstance } from "fastify";
import { createWebSocketStream, type WebSocket, WebSocketServer } from "ws";
import { portalOrigins } from "#server/portal-origins.ts";

const PATH = "/device/v1/mqtt";
const SUBPROTOCOL = "mqtt";
const MAX_FRAME = 64 * 1024;

/**
 * MQTT over WebSocket for terminals that live in a browser: the bytes go to the broker as they are, and the
 * broker checks who sends them. Only the portal's own pages may open it from a browser.
 */
export function addMqttBridge(app: FastifyInstance, addresses: { mqttUrl: string; portalUrl: string }): void {
  const broker = new URL(addresses.mqttUrl);
  const origins = portalOrigins(addresses.portalUrl);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });
  app.server.on("upgrade", (request, socket, head) => {
    const { origin } = request.headers;
    const path = request.url?.split("?", 1)[0];
    if (path !== PATH || (origin !== undefined && !origins.includes(origin))) {
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => bridge(app, webSocket, broker));
  });
  app.addHook("preClose", async () => {
    for (const webSocket of sockets.clients) webSocket.close(1012, "restarting");
    sockets.close();
  });
}

async function bridge(app: FastifyInstance, webSocket: WebSocket, broker: URL): Promise<void> {
  const upstream = connect({ host: broker.hostname, port: Number(broker.port || "1883") });
  const stream = createWebSocketStream(webSocket);
  try {
    await pipeline(stream, upstream, stream);
  } catch (error) {
    // Either side hanging up is how every session ends.
    app.log.debug({ err: error }, "mqtt bridge closed");
  } finally {
    upstream.destroy();
    webSocket.terminate();
  }
}
