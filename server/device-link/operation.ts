import type { FastifyReply, FastifyRequest } from "fastify";
import { type ZodType, z } from "zod";
import type { Context } from "#server/context.ts";
import type { TokenClaims } from "#server/keys/device-token.ts";
import type { Auth } from "./authenticate.ts";
import type { Intake } from "./intake.ts";

/** One parsed request, with the context of whoever sent it. */
export interface Call<Params, Query, Body> {
  ctx: Context;
  /** What the terminal is to run, read with its token. */
  desiredVersion: number;
  /** What its token says. */
  claims: TokenClaims | undefined;
  /** Keeps what terminals tell of themselves, many at once. */
  intake: Intake;
  params: Params;
  query: Query;
  body: Body;
  headers: FastifyRequest["headers"];
  /** Aborted when the client hangs up or the process is told to stop: waits end early. Made when it is asked for. */
  signalOf: () => AbortSignal;
}

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface AnswerDoc {
  description: string;
  schema?: ZodType;
  contentType?: string;
}

export type BodyType = "application/json" | "application/x-www-form-urlencoded" | "image/png" | "text/plain";

interface Doc {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** OpenAPI style: `/device/v1/payments/{paymentId}`. */
  path: string;
  summary: string;
  tag: string;
  /** Whether an access token is needed. */
  auth: Auth;
  bodyType?: BodyType;
  bodyLimit?: number;
  /** Request headers worth documenting: name → description. */
  headers?: Record<string, string>;
  answers: Record<number, AnswerDoc>;
}

interface Spec<P extends ZodType, Q extends ZodType, B extends ZodType> extends Doc {
  params?: P;
  query?: Q;
  body?: B;
  /** Looks at a body before it is read, and throws what is refused by a code of its own. */
  screen?: (body: unknown) => void;
  handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Answer>;
}

/** A route of the device protocol: what validates it is what documents it. */
export interface Operation extends Doc {
  params: ZodType;
  query: ZodType;
  body: ZodType;
  /** Reads what came, in place, and answers it. */
  run: (call: RawCall) => Promise<Answer>;
}

export type RawCall = Call<unknown, unknown, unknown>;

const nothing = z.strictObject({});
const noBody = z.unknown();

export function operation<
  P extends ZodType = typeof nothing,
  Q extends ZodType = typeof nothing,
  B extends ZodType = typeof noBody,
>(spec: Spec<P, Q, B>): Operation {
  const { handle, screen, ...doc } = spec;
  const params: ZodType = spec.params ?? nothing;
  const query: ZodType = spec.query ?? nothing;
  const body: ZodType = spec.body ?? noBody;
  const [readParams, readQuery] = [readerOf(params), readerOf(query)];
  return {
    ...doc,
    params,
    query,
    body,
    run: (call) => {
      // In place: a copy for each of thousands a second is most of what the collector has to do.
      call.params = readParams(call.params);
      call.query = readQuery(call.query);
      screen?.(call.body);
      call.body = body === noBody ? call.body : body.parse(call.body);
      return handle(call as Call<z.output<P>, z.output<Q>, z.output<B>>);
    },
  };
}

export function send(reply: FastifyReply, answer: Answer): FastifyReply {
  if (answer.headers !== undefined) reply.headers(answer.headers);
  return reply.code(answer.status).send(answer.body);
}

/** Most requests have no parameters: what a schema makes of none is made once. */
function readerOf(schema: ZodType): (value: unknown) => unknown {
  const ofNone = schema.safeParse({});
  return (value) => (ofNone.success && isEmpty(value) ? ofNone.data : schema.parse(value));
}

function isEmpty(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  for (const _key in value) return false;
  return true;
}
