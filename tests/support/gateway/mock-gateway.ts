import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HttpHandler } from "msw";
import { pino } from "pino";
import Stripe from "stripe";
import { type ServedGateway, serveGateway } from "#server/gateway/mock/http/serve.ts";

export const TEST_KEY = "sk_test_ruwang";
export const TEST_WEBHOOK_SECRET = "whsec_test_0123456789abcdef0123456789";

export interface TestGateway extends ServedGateway {
  stripe: Stripe;
  /** Calls a test control, e.g. `control("faults", { status: 500 })`. */
  control: (path: string, params?: Record<string, string | number>) => Promise<Record<string, unknown>>;
  /** Stops it and starts it again on the same state. */
  restart: () => Promise<void>;
}

/** The mock gateway on a free port with state in a folder of its own. */
export async function startTestGateway(
  portalWebhook?: { url: string; secret: string },
  beside: readonly HttpHandler[] = [],
): Promise<TestGateway> {
  const folder = mkdtempSync(join(tmpdir(), "ruwang-gateway-"));
  const serve = (port: number) =>
    serveGateway({
      host: "127.0.0.1",
      port,
      secretKey: TEST_KEY,
      storePath: join(folder, "gateway.sqlite"),
      beside,
      log: pino({ level: "silent" }),
      ...(portalWebhook === undefined ? {} : { portalWebhook }),
    });
  let served = await serve(0);
  const { url } = served;
  return {
    url,
    stripe: stripeFor(url),
    control: (path, params = {}) => control(url, path, params),
    restart: async () => {
      await served.stop();
      served = await serve(Number(new URL(url).port));
    },
    stop: async () => {
      await served.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The official SDK as any outside program would configure it. */
export function stripeFor(url: string, key = TEST_KEY): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(key, { host: hostname, port: Number(port), protocol: "http", maxNetworkRetries: 0 });
}

async function control(
  url: string,
  path: string,
  params: Record<string, string | number>,
): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/v1/test_helpers/ruwang/${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${TEST_KEY}`, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(Object.entries(params).map(([name, value]) => [name, String(value)])),
  });
  const body = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(`control ${path}: ${JSON.stringify(body)}`);
  return body;
}

export interface Inbox {
  url: string;
  received: { body: string; signature: string }[];
  /** Status answered to each delivery. */
  answer: (status: number) => void;
  stop: () => Promise<void>;
}

/** A plain HTTP endpoint that keeps what it receives. */
export async function startInbox(): Promise<Inbox> {
  let status = 200;
  const received: Inbox["received"] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    received.push({
      body: Buffer.concat(chunks).toString(),
      signature: String(request.headers["stripe-signature"]),
    });
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    answer: (next) => {
      status = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Polls until `check` answers something, or fails after `timeoutMs`. */
export async function eventually<T>(
  check: () => T | Promise<T | undefined> | undefined,
  timeoutMs = 8_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await check();
    if (value !== undefined && value !== null && value !== false) return value as NonNullable<T>;
    if (Date.now() > deadline) throw new Error("what was awaited did not happen in time");
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
