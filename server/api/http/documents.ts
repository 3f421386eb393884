import { readDocument } from "#server/documents/read-document.ts";
import { webContext } from "../context.ts";
import { respond } from "./respond.ts";

/** `GET /api/documents/{id}`: the bytes, for its applicant and the desk; never cached, never scripted. */
export function getDocument(request: Request, params: Record<string, string>): Promise<Response> {
  return respond(async () => {
    const ctx = await webContext(request.headers);
    const { bytes, contentType } = await readDocument(ctx, { documentId: params.documentId ?? "" });
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": contentType,
        "content-disposition": "inline",
        "cache-control": "private, no-store",
        "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'self'",
        "x-content-type-options": "nosniff",
      },
    });
  });
}
