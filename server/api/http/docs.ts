import { procedureDocs } from "../procedure-docs.ts";

/** `GET /api/docs`: every procedure with its input and output, from the router itself. */
export function getProcedures(): Response {
  return Response.json({ procedures: procedureDocs() });
}
