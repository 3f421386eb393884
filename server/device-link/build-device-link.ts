import cors from "@fastify/cors";
import formbody from "@fastify/formbody";
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import type { Runtime } from "#server/context.ts";
import { DomainError, invariant } from "#server/domain/errors.ts";
import { drainable } from "#server/drainable.ts";
import { portalOrigins } from "#server/portal-origins.ts";
import { callerOf, type Sender, senderOf } from "./authenticate.ts";
import { internalError, refusalOf } from "./error-answer.ts";
import { addInternalRoutes } from "./internal-routes.ts";
import { addMqttBridge } from "./mqtt-bridge.ts";
import { openApiDocument } from "./openapi.ts";
import { type Operation, send } from "./operation.ts";
import { OPERATIONS } from "./operations.ts";
import { paceTerminal } from "./pace-terminal.ts";
import type { Reception } from "./reception.ts";

declare module "fastify" {
  interface FastifyRequest {
    sender: Sender | null;
  }
}

export interface DeviceLinkSettings {
  runtime: Runtime;
  reception: Reception;
  brokerPassword: string;
  /** How many proxies of our own stand in front. */
  proxies: number;
  /** MQTT over WebSocket: connections that one address may keep. */
  socketsPerAddress: number;
  log: FastifyBaseLogger;
}

const JSON_LIMIT = 64 * 1024;
const REQUEST_TIMEOUT_MS = 15_000;

/** The HTTP face of the portal for terminals. Closing it ends waits at once and lets every request finish. */
export async function buildDeviceLink(settings: DeviceLinkSettings): Promise<FastifyInstance> {
  const { runtime, reception, proxies } = settings;
  const draining = new AbortController();
  const app = fastify({
    loggerInstance: settings.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: JSON_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: "idle",
    return503OnClosing: false,
    // What is logged names the request itself.
    childLoggerFactory: (logger) => logger,
    genReqId: () => crypto.randomUUID(),
  });
  await app.register(cors, {
    origin: portalOrigins(runtime.addresses.portal),
    methods: ["GET", "POST", "PUT", "DELETE"],
    allowedHeaders: ["authorization", "content-type", "idempotency-key", "if-none-match"],
    exposedHeaders: ["etag", "retry-after"],
    maxAge: 600,
  });
  const parseJson = app.getDefaultJsonParser("error", "error");
  await app.register(formbody, { bodyLimit: JSON_LIMIT });
  // An act without a body may still name the type of its none.
  app.addContentTypeParser<string>("application/json", { parseAs: "string" }, (request, body, done) =>
    body === "" ? done(null, {}) : parseJson(request, body, done),
  );
  app.removeContentTypeParser("text/plain");
  for (const type of ["image/png", "text/plain"])
    app.addContentTypeParser(type, { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error, request.id);
    if (refusal === null) request.log.error({ err: error, requestId: request.id }, "device request failed");
    return send(reply, refusal ?? internalError(request.id));
  });
  app.setNotFoundHandler(() => {
    throw new DomainError("not_found", "route_unknown", "The device protocol has no such address.");
  });
  app.addHook("onSend", (_request, reply, payload, done) => {
    if (payload !== undefined) reply.header("x-content-type-options", "nosniff");
    done();
  });
  app.addHook("preClose", async () => draining.abort());
  app.decorateRequest("sender", null);

  const serving = { runtime, reception, proxies, draining: draining.signal };
  for (const operation of OPERATIONS) addOperation(app, operation, serving);
  const document = openApiDocument(runtime.addresses.deviceLink);
  app.get("/device/v1/openapi.json", (_request, reply) => reply.send(document));
  addInternalRoutes(app, { runtime, reception, brokerPassword: settings.brokerPassword });
  addMqttBridge(app, {
    mqttUrl: runtime.addresses.mqtt,
    portalUrl: runtime.addresses.portal,
    socketsPerAddress: settings.socketsPerAddress,
    proxies,
  });
  // After the waits and the bridge were ended: who keeps a connection is answered, and told that it was the last answer.
  const going = drainable(app.server);
  app.addHook("preClose", () => going.drain());
  return app;
}

interface Serving {
  runtime: Runtime;
  reception: Reception;
  proxies: number;
  draining: AbortSignal;
}

function addOperation(app: FastifyInstance, operation: Operation, serving: Serving): void {
  const { runtime, reception, proxies, draining } = serving;
  const { auth } = operation;
  const letIn = (request: FastifyRequest, sender: Sender): Promise<void> | undefined => {
    request.sender = sender;
    if (auth !== false && sender.claims !== null) {
      const paced = paceTerminal(runtime, sender.claims.terminalId);
      if (paced !== undefined) return paced.then(() => requireBodyType(request, operation));
    } else reception.guard(sender.address);
    return requireBodyType(request, operation);
  };
  const enter = (request: FastifyRequest): Promise<void> | undefined => {
    const sender = senderOf(runtime, request.raw, proxies);
    return sender instanceof Promise ? sender.then((known) => letIn(request, known)) : letIn(request, sender);
  };
  app.route({
    method: operation.method,
    url: operation.path.replaceAll(/\{(\w+)\}/g, ":$1"),
    ...(operation.bodyLimit !== undefined && { bodyLimit: operation.bodyLimit }),
    // Most requests are let in without a promise, one that would be made and awaited for each of thousands a second.
    onRequest: (request, _reply, done) => {
      try {
        const entering = enter(request);
        if (entering === undefined) done();
        else entering.then(() => done(), done);
      } catch (error) {
        done(error as Error);
      }
    },
    handler: async (request, reply) => {
      const { sender } = request;
      invariant(sender !== null, "every request was looked at");
      const caller = await callerOf(runtime, { sender, requestId: request.id, auth });
      const answer = await operation.run({
        ctx: caller.ctx,
        desiredVersion: caller.desiredVersion,
        claims: caller.claims,
        intake: reception.intake,
        params: request.params,
        query: request.query,
        body: request.body,
        headers: request.headers,
        signalOf: () => AbortSignal.any([draining, hangUp(reply)]),
      });
      return send(reply, answer);
    },
  });
}

function requireBodyType(request: FastifyRequest, { bodyType }: Operation): undefined {
  if (bodyType === undefined) return;
  const given = request.headers["content-type"]?.split(";", 1)[0]?.trim().toLowerCase();
  if (given === bodyType) return;
  throw Object.assign(new Error(`Send the body as ${bodyType}.`), { statusCode: 415 });
}

/** Aborts when the client is gone before it was answered. */
function hangUp(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once("close", () => controller.abort());
  return controller.signal;
}
