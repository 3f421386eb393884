import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { GatewayError, type WebhookDelivery } from "#server/gateway/port.ts";
import { recordGatewayEvent } from "#server/payments/gateway/record-gateway-event.ts";
import type { World } from "../world/world.ts";

export interface WebhookDoor {
  url: string;
  /** Status answered to each delivery, in order. */
  answers: number[];
  /** While closed, deliveries find nobody in. */
  open: (world: World) => void;
  close: () => void;
  stop: () => Promise<void>;
}

/** What the portal's webhook route does, on a port of its own: verify, then record. */
export async function startWebhookDoor(): Promise<WebhookDoor> {
  let current: World | null = null;
  const answers: number[] = [];
  const receive = async (delivery: WebhookDelivery): Promise<number> => {
    if (current === null) return 503;
    try {
      const { runtime, asGateway } = current;
      await recordGatewayEvent(asGateway(), runtime.gateway.readWebhook(delivery));
      return 200;
    } catch (error) {
      if (error instanceof GatewayError && error.reason === "signature_invalid") return 400;
      throw error;
    }
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const status = await receive({
      body: Buffer.concat(chunks).toString(),
      headers: new Headers({ "stripe-signature": String(request.headers["stripe-signature"]) }),
    }).catch(() => 500);
    answers.push(status);
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/webhooks/gateway`,
    answers,
    open: (world) => {
      current = world;
    },
    close: () => {
      current = null;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
