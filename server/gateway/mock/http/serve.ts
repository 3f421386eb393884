import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getResponse, type HttpHandler } from "msw";
import { PEER_HEADER } from "#server/gateway/mock/pages/at-this-machine.ts";
import { startCollecting } from "#server/gateway/mock/repayments/collect-due.ts";
import { startDeliverer } from "#server/gateway/mock/webhooks/deliver-webhooks.ts";
import { registerPortalEndpoint } from "#server/gateway/mock/webhooks/webhook-endpoints.ts";
import type { MockGateway, MockSettings } from "../gateway.ts";
import { gatewayHandlers } from "../handlers.ts";
import { GatewayStore } from "../store.ts";

export interface ServeSettings extends Omit<MockSettings, "publicUrl"> {
  host: string;
  port: number;
  /** Defaults to the address it listens on. */
  publicUrl?: string;
  /** File that holds all state. */
  storePath: string;
  /** What else answers on the same port. */
  beside?: readonly HttpHandler[];
  /** The endpoint that is registered from the start. */
  portalWebhook?: { url: string; secret: string };
}

export interface ServedGateway {
  url: string;
  stop: () => Promise<void>;
}

const MAX_BODY = 1024 * 1024;

/** The mock gateway on a real port, with its webhook deliverer. */
export async function serveGateway(settings: ServeSettings): Promise<ServedGateway> {
  const gateway: MockGateway = {
    store: new GatewayStore(settings.storePath),
    settings: { ...settings, publicUrl: settings.publicUrl ?? "" },
    wakeDeliveries: () => {},
  };
  const handlers = [...(settings.beside ?? []), ...gatewayHandlers(gateway)];
  const server = createServer((request, response) => {
    answer(handlers, request, response).catch((error: unknown) => {
      settings.log.error({ err: error }, "gateway connection failed");
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(settings.port, settings.host, resolve);
  });
  const url = `http://${settings.host}:${(server.address() as AddressInfo).port}`;
  gateway.settings.publicUrl = settings.publicUrl ?? url;
  if (settings.portalWebhook) registerPortalEndpoint(gateway, settings.portalWebhook);
  const deliverer = startDeliverer(gateway);
  gateway.wakeDeliveries = deliverer.wake;
  const collector = startCollecting(gateway);
  return {
    url,
    stop: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      await Promise.all([deliverer.stop(), collector.stop()]);
      gateway.store.close();
    },
  };
}

async function answer(
  handlers: HttpHandler[],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const request = await toRequest(incoming);
  const response =
    request === null
      ? new Response("Request too large.", { status: 413 })
      : await getResponse(handlers, request);
  const found = response ?? new Response("Not found.", { status: 404 });
  outgoing.writeHead(found.status, Object.fromEntries(found.headers));
  outgoing.end(Buffer.from(await found.arrayBuffer()));
}

/** The Fetch request of an incoming message; null when its body is beyond any limit. */
async function toRequest(incoming: IncomingMessage): Promise<Request | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) return null;
    chunks.push(chunk);
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (typeof value === "string") headers.set(name, value);
  }
  headers.set(PEER_HEADER, incoming.socket.remoteAddress ?? "");
  const method = incoming.method ?? "GET";
  const body = method === "GET" || method === "HEAD" ? null : Buffer.concat(chunks);
  const host = incoming.headers.host ?? "localhost";
  return new Request(new URL(incoming.url ?? "/", `http://${host}`), { method, headers, body });
}
