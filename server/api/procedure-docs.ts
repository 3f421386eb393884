import { z } from "zod";
import { appRouter } from "./router.ts";
import type { ProcedureMeta } from "./trpc.ts";

export interface ProcedureDoc {
  path: string;
  type: "query" | "mutation" | "subscription";
  access: "public" | readonly string[];
  /** JSON Schema (2020-12) of input and output; null where there is none. */
  input: unknown;
  output: unknown;
}

interface ProcedureDef {
  _def: {
    type: ProcedureDoc["type"];
    meta?: ProcedureMeta;
    inputs: unknown[];
    output?: unknown;
  };
}

/** Every procedure with its access rule and schemas, read from the router itself. */
export function procedureDocs(): ProcedureDoc[] {
  const procedures = appRouter._def.procedures as unknown as Record<string, ProcedureDef>;
  return Object.entries(procedures)
    .map(([path, { _def }]) => ({
      path,
      type: _def.type,
      access: _def.meta?.access ?? [],
      input: schemaOf(_def.inputs[0], "input"),
      output: schemaOf(_def.output, "output"),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function schemaOf(schema: unknown, io: "input" | "output"): unknown {
  if (!(schema instanceof z.ZodType)) return null;
  return z.toJSONSchema(schema, { io, unrepresentable: "any" });
}
