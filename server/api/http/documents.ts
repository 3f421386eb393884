import { readDocument } from "#server/applications/read-document.ts";
import { documentTooLarge, storeDocument, storeDocumentInput } from "#server/applications/store-document.ts";
import { MAX_DOCUMENT_BYTES } from "#server/domain/application/documents.ts";
import { DomainError } from "#server/domain/errors.ts";
import { webContext } from "../context.ts";
import { readBody, sameOrigin } from "./read-body.ts";
import { respond } from "./respond.ts";

/** `PUT /api/applications/{id}/documents/{slot}`: raw bytes; the file's name percent-encoded in `x-file-name`. */
export function putDocument(
  request: Request,
  context: { params: Promise<{ applicationId: string; slot: string }> },
): Promise<Response> {
  return respond(async () => {
    const ctx = await webContext(request.headers.get("cookie"));
    if (!sameOrigin(request, ctx.addresses.portal)) {
      throw new DomainError("forbidden", "foreign_origin", "Uploads are accepted from our own pages only.");
    }
    const input = storeDocumentInput.safeParse({ ...(await context.params), fileName: fileNameIn(request) });
    if (!input.success)
      throw new DomainError("invalid_input", "slot_unknown", "There is no such document slot.");
    const bytes = await readBody(request, MAX_DOCUMENT_BYTES);
    if (bytes === null) throw documentTooLarge();
    return Response.json(await storeDocument(ctx, input.data, bytes));
  });
}

/** `GET /api/documents/{id}`: the bytes, for its applicant and the desk; never cached, never scripted. */
export function getDocument(
  request: Request,
  context: { params: Promise<{ documentId: string }> },
): Promise<Response> {
  return respond(async () => {
    const ctx = await webContext(request.headers.get("cookie"));
    const { bytes, contentType } = await readDocument(ctx, await context.params);
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

function fileNameIn(request: Request): string {
  const encoded = request.headers.get("x-file-name") ?? "document";
  try {
    return decodeURIComponent(encoded).slice(-120) || "document";
  } catch {
    // A stray percent sign: the raw name serves as well.
    return encoded.slice(-120);
  }
}
