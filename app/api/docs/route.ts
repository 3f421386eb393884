import { procedureDocs } from "#server/api/procedure-docs.ts";

export function GET(): Response {
  return Response.json({ procedures: procedureDocs() });
}
