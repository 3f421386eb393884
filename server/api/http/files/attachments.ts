import { MAX_DOCUMENT_BYTES } from "#server/domain/documents/limits.ts";
import { documentTooLarge } from "#server/domain/documents/too-large.ts";
import { DomainError } from "#server/domain/errors.ts";
import { attachFileInput, attachmentRef } from "#server/domain/reviews/attachments.ts";
import { attachFile } from "#server/reviews/attachments/attach-file.ts";
import { attachmentNotFound } from "#server/reviews/attachments/attachment-not-found.ts";
import { readAttachment } from "#server/reviews/attachments/read-attachment.ts";
import { webContext } from "../../context.ts";
import { isFromOwnPage } from "../own-page.ts";
import { readBody } from "../read-body.ts";
import { respond } from "../respond.ts";
import { sealedFile } from "./sealed-file.ts";

type Params = Record<string, string>;

/** `POST /api/cases/{id}/attachments`: a file as it is, in the body; its name, percent-encoded, in `x-file-name`, since no address holds a name. */
export function postAttachment(request: Request, { applicationId }: Params): Promise<Response> {
  return respond(async () => {
    const ctx = await webContext(request.headers);
    if (!isFromOwnPage(request.headers, ctx.addresses.portal))
      throw new DomainError("forbidden", "foreign_origin", "Files are accepted from our own pages only.");
    const fileName = decoded(request.headers.get("x-file-name") ?? "");
    const input = attachFileInput.safeParse({ applicationId, fileName });
    if (!input.success)
      throw new DomainError("invalid_input", "file_name", "The file needs a name of 1 to 120 characters.");
    const file = await readBody(request, MAX_DOCUMENT_BYTES);
    if (file === null) throw documentTooLarge();
    return Response.json(await attachFile(ctx, input.data, file), { status: 201 });
  });
}

/** `GET /api/cases/attachments/{id}`: the bytes, for the desk. */
export function getAttachment(request: Request, { attachmentId }: Params): Promise<Response> {
  return respond(async () => {
    const input = attachmentRef.safeParse({ attachmentId });
    if (!input.success) throw attachmentNotFound();
    const ctx = await webContext(request.headers);
    const { bytes, contentType } = await readAttachment(ctx, input.data);
    return sealedFile(bytes, contentType);
  });
}

function decoded(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    return "";
  }
}
