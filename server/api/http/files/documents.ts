import { readDocument } from "#server/documents/read-document.ts";
import { webContext } from "../../context.ts";
import { respond } from "../respond.ts";
import { sealedFile } from "./sealed-file.ts";

/** `GET /api/documents/{id}`: the bytes, for its applicant and the desk. */
export function getDocument(request: Request, params: Record<string, string>): Promise<Response> {
  return respond(async () => {
    const ctx = await webContext(request.headers);
    const { bytes, contentType } = await readDocument(ctx, { documentId: params.documentId ?? "" });
    return sealedFile(bytes, contentType);
  });
}
