import { timingSafeEqual } from "node:crypto";
import { sql } from "drizzle-orm";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Runtime } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import { authenticateToken } from "#server/terminals/activation/authenticate-token.ts";

const credentials = z.strictObject({
  clientId: z.string().max(100),
  username: z.string().max(100),
  password: z.string().max(4000),
});

/** Routes for our own machinery: the health check, and the broker's question whether a token holds. */
export function addInternalRoutes(app: FastifyInstance, runtime: Runtime, brokerPassword: string): void {
  app.get("/healthz", async (_request, reply) => {
    await read(runtime, (db) => db.execute(sql`select 1`));
    return reply.send({ status: "ok" });
  });
  app.post("/internal/mqtt/authentications", async (request, reply) => {
    if (!sameText(request.headers.authorization ?? "", `Bearer ${brokerPassword}`)) {
      throw new DomainError("unauthenticated", "broker_only", "Only the broker may ask this.");
    }
    const { clientId, username, password } = credentials.parse(request.body);
    const found = await authenticateToken(runtime, password, new Date());
    const holds = found !== null && found.actor.id === username && username === clientId;
    return reply.send(
      holds ? { result: "allow", expiresAt: found.expiresAt.toISOString() } : { result: "deny" },
    );
  });
}

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
