import type { Context } from "#server/context.ts";
import { appendUpload } from "#server/documents/append-upload.ts";
import { cancelUpload } from "#server/documents/cancel-upload.ts";
import { getUpload } from "#server/documents/get-upload.ts";
import { startUpload } from "#server/documents/start-upload.ts";
import type { UploadView } from "#server/documents/upload-rows.ts";
import { appendUploadInput, startUploadInput, uploadIdInput } from "#server/domain/documents/inputs.ts";
import { MAX_DOCUMENT_BYTES } from "#server/domain/documents/limits.ts";
import { uploadNotFound, uploadTooLong } from "#server/domain/documents/upload-faults.ts";
import { DomainError } from "#server/domain/errors.ts";
import { webContext } from "../../context.ts";
import { isFromOwnPage } from "../own-page.ts";
import { readArrived } from "../read-body.ts";
import { respond } from "../respond.ts";
import { byteCount, invalid, TUS_VERSION, tusHeaders, uploadMetadata } from "./tus.ts";

// The open tus 1.0 protocol (tus.io): core, creation, expiration and termination, for documents of an application.

type OneUpload = Record<string, string>;

/** `OPTIONS /api/uploads`: what this end of the protocol can do. */
export function describeUploads(): Response {
  const can = {
    "tus-extension": "creation,expiration,termination",
    "tus-max-size": String(MAX_DOCUMENT_BYTES),
  };
  return new Response(null, { status: 204, headers: tusHeaders(can) });
}

/** `POST /api/uploads`: opens one; `Upload-Metadata` names `application`, `slot` and `filename`. */
export function createUpload(request: Request): Promise<Response> {
  return answer(request, async (ctx) => {
    const { application, slot, filename } = uploadMetadata(request.headers.get("upload-metadata"));
    const input = startUploadInput.safeParse({
      applicationId: application,
      slot,
      fileName: filename?.slice(-120) || "document",
      lengthBytes: byteCount(request.headers.get("upload-length")),
    });
    if (!input.success) throw invalid("upload_invalid", input.error.issues[0]?.path.join("."));
    const view = await startUpload(ctx, input.data);
    const headers = { location: `/api/uploads/${view.id}`, ...progressOf(view) };
    return new Response(null, { status: 201, headers });
  });
}

/** `HEAD /api/uploads/{id}`: how far it came. */
export function headUpload(request: Request, params: OneUpload): Promise<Response> {
  return answer(request, async (ctx) => {
    const view = await getUpload(ctx, uploadIdIn(params));
    const length = { "upload-length": String(view.lengthBytes) };
    return new Response(null, { status: 200, headers: { ...progressOf(view), ...length } });
  });
}

/** `PATCH /api/uploads/{id}`: the bytes at `Upload-Offset`; what arrived of a cut request counts as well. */
export function patchUpload(request: Request, params: OneUpload): Promise<Response> {
  return answer(request, async (ctx) => {
    const { headers } = request;
    if (headers.get("content-type") !== "application/offset+octet-stream")
      throw invalid("upload_type", "content-type");
    const offsetBytes = byteCount(headers.get("upload-offset"));
    const input = appendUploadInput.safeParse({ ...params, offsetBytes });
    if (!input.success) throw invalid("upload_invalid", input.error.issues[0]?.path.join("."));
    const { lengthBytes } = await getUpload(ctx, { uploadId: input.data.uploadId });
    const bytes = await readArrived(request, Math.max(0, lengthBytes - input.data.offsetBytes));
    if (bytes === null) throw uploadTooLong(lengthBytes);
    const view = await appendUpload(ctx, input.data, bytes);
    return new Response(null, { status: 204, headers: progressOf(view) });
  });
}

/** `DELETE /api/uploads/{id}`: gives it up. */
export function endUpload(request: Request, params: OneUpload): Promise<Response> {
  return answer(request, async (ctx) => {
    await cancelUpload(ctx, uploadIdIn(params));
    return new Response(null, { status: 204 });
  });
}

const OVERRIDES: Readonly<Record<string, (request: Request, params: OneUpload) => Promise<Response>>> = {
  PATCH: patchUpload,
  DELETE: endUpload,
  HEAD: headUpload,
};

/** `POST /api/uploads/{id}` for networks that let no other method through: `X-HTTP-Method-Override` says which it is. */
export function overrideUpload(request: Request, params: OneUpload): Promise<Response> {
  const method = request.headers.get("x-http-method-override")?.toUpperCase() ?? "";
  const handler = Object.hasOwn(OVERRIDES, method) ? OVERRIDES[method] : undefined;
  if (handler !== undefined) return handler(request, params);
  const allow = [...Object.keys(OVERRIDES), "POST"].join(", ");
  return Promise.resolve(new Response(null, { status: 405, headers: tusHeaders({ allow }) }));
}

/** Runs one request of the protocol: its version, who asks, and from where. */
async function answer(request: Request, work: (ctx: Context) => Promise<Response>): Promise<Response> {
  if (request.headers.get("tus-resumable") !== TUS_VERSION) {
    return new Response(null, { status: 412, headers: tusHeaders() });
  }
  const response = await respond(async () => {
    const ctx = await webContext(request.headers);
    if (!isFromOwnPage(request.headers, ctx.addresses.portal)) {
      throw new DomainError("forbidden", "foreign_origin", "Uploads are accepted from our own pages only.");
    }
    return work(ctx);
  });
  for (const [name, value] of tusHeaders()) response.headers.set(name, value);
  return response;
}

function uploadIdIn(params: OneUpload): { uploadId: string } {
  const input = uploadIdInput.safeParse(params);
  if (!input.success) throw uploadNotFound();
  return input.data;
}

function progressOf(view: UploadView): Record<string, string> {
  return {
    "upload-offset": String(view.receivedBytes),
    "upload-expires": new Date(view.expiresAt).toUTCString(),
  };
}
