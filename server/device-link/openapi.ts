import { type ZodType, z } from "zod";
import { errorBody } from "#server/domain/device-protocol/errors.ts";
import { VERSION } from "#server/version.ts";
import type { AnswerDoc, Operation } from "./operation.ts";
import { OPERATIONS } from "./operations.ts";

type Json = Record<string, unknown>;

/** OpenAPI 3.1 of the device protocol, generated from the schemas that validate it. */
export function openApiDocument(serverUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describeOperation(operation),
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Ruwang device protocol",
      version: VERSION,
      description:
        "What a terminal, real or virtual, speaks over HTTP. Amounts are integer fen, rates parts per million.",
    },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      securitySchemes: {
        terminal: { type: "http", scheme: "bearer", description: "From POST /device/v1/tokens" },
      },
      schemas: { Error: jsonSchema(errorBody, "output") },
    },
  };
}

function describeOperation(operation: Operation): Json {
  const answers = { ...operation.answers, ...commonAnswers(operation) };
  return {
    operationId: operationId(operation),
    summary: operation.summary,
    tags: [operation.tag],
    ...(operation.auth ? { security: [{ terminal: [] }] } : { security: [] }),
    parameters: [
      ...parameters(operation.params, "path"),
      ...parameters(operation.query, "query"),
      ...Object.entries(operation.headers ?? {}).map(([name, description]) => ({
        name,
        in: "header",
        description,
        required: name === "Idempotency-Key",
        schema: { type: "string" },
      })),
    ],
    ...requestBody(operation),
    responses: Object.fromEntries(Object.entries(answers).map(([status, doc]) => [status, response(doc)])),
  };
}

function operationId({ method, path }: Operation): string {
  const words = path.split(/[^A-Za-z]+/).filter((word) => word !== "" && word !== "device" && word !== "v");
  return [method.toLowerCase(), ...words.map((word) => word[0]?.toUpperCase() + word.slice(1))].join("");
}

function commonAnswers(operation: Operation): Record<number, AnswerDoc> {
  const invalid = operation.answers[400] ?? {
    description: "`invalid_input`, naming the `field`",
    schema: errorBody,
  };
  if (!operation.auth) return { 400: invalid };
  const description = "`token_missing` or `token_invalid`";
  return { 400: invalid, 401: operation.answers[401] ?? { description, schema: errorBody } };
}

function requestBody({ bodyType, body }: Operation): Json {
  if (bodyType === undefined) return {};
  const isBinary = bodyType === "image/png" || bodyType === "text/plain";
  const schema = isBinary ? { type: "string", format: "binary" } : jsonSchema(body, "input");
  return { requestBody: { required: true, content: { [bodyType]: { schema } } } };
}

function response(doc: AnswerDoc): Json {
  if (doc.schema === undefined) return { description: doc.description };
  const schema =
    doc.schema === errorBody ? { $ref: "#/components/schemas/Error" } : jsonSchema(doc.schema, "output");
  return { description: doc.description, content: { [doc.contentType ?? "application/json"]: { schema } } };
}

function parameters(schema: ZodType, place: "path" | "query"): Json[] {
  const { properties = {}, required = [] } = jsonSchema(schema, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
  }));
}

function jsonSchema(schema: ZodType, io: "input" | "output"): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
