import { sql } from "drizzle-orm";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { RELAY_LIMIT, type RelayAnswer, relayedMessages } from "#server/broker/relayed.ts";
import { read } from "#server/changes/read.ts";
import type { Runtime } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import { readDeviceToken } from "#server/keys/device-token.ts";
import { sameSecret } from "#server/same-secret.ts";
import { authenticateToken } from "#server/terminals/activation/authenticate-token.ts";
import type { Reception } from "./reception.ts";

const credentials = z.strictObject({
  clientId: z.string().max(100),
  username: z.string().max(100),
  password: z.string().max(4000),
});

interface Internal {
  runtime: Runtime;
  reception: Reception;
  brokerPassword: string;
}

/** Routes for our own machinery: the health check, and what the broker asks and hands over. */
export function addInternalRoutes(
  app: FastifyInstance,
  { runtime, reception, brokerPassword }: Internal,
): void {
  app.get("/healthz", async (_request, reply) => {
    await read(runtime, (db) => db.execute(sql`select 1`));
    return reply.send({ status: "ok" });
  });
  // Asked before a body is read: a large one is taken from the broker alone.
  const onRequest = async (request: FastifyRequest) => {
    if (sameSecret(request.headers.authorization ?? "", `Bearer ${brokerPassword}`)) return;
    throw new DomainError("unauthenticated", "broker_only", "Only the broker may ask this.");
  };
  app.post("/internal/mqtt/authentications", { onRequest }, async (request, reply) => {
    const { clientId, username, password } = credentials.parse(request.body);
    const found = await authenticateToken(
      runtime,
      await readDeviceToken(runtime.deviceTokenSecret, password, new Date()),
    );
    const holds = found !== null && found.actor.id === username && username === clientId;
    return reply.send(
      holds ? { result: "allow", expiresAt: found.expiresAt.toISOString() } : { result: "deny" },
    );
  });
  app.post("/internal/mqtt/messages", { onRequest, bodyLimit: RELAY_LIMIT }, async (request, reply) => {
    const { messages } = relayedMessages.parse(request.body);
    const failures = await Promise.all(messages.map(reception.take));
    return reply.send({
      failures: failures.flatMap((failure, at) => (failure === null ? [] : [[at, failure]])),
    } satisfies RelayAnswer);
  });
}
