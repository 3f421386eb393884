import { addClaimPhoto } from "#server/claims/photos/add-claim-photo.ts";
import { readClaimPhoto } from "#server/claims/photos/read-claim-photo.ts";
import { claimIdInput } from "#server/domain/claims/inputs.ts";
import { claimPhotoRef, MAX_PHOTO_BYTES } from "#server/domain/claims/photos.ts";
import { DomainError } from "#server/domain/errors.ts";
import { webContext } from "../../context.ts";
import { isFromOwnPage } from "../own-page.ts";
import { readBody } from "../read-body.ts";
import { respond } from "../respond.ts";
import { sealedFile } from "./sealed-file.ts";

type Params = Record<string, string>;

/** `POST /api/claims/{id}/photos`: a photo as it is, in the body. */
export function postClaimPhoto(request: Request, params: Params): Promise<Response> {
  return respond(async () => {
    const ctx = await webContext(request.headers);
    if (!isFromOwnPage(request.headers, ctx.addresses.portal))
      throw new DomainError("forbidden", "foreign_origin", "Photos are accepted from our own pages only.");
    const input = claimIdInput.safeParse({ claimId: params.claimId });
    if (!input.success) throw new DomainError("not_found", "claim_not_found", "There is no such claim.");
    const file = await readBody(request, MAX_PHOTO_BYTES);
    if (file === null)
      throw new DomainError("invalid_input", "photo_too_large", "A photo has 12 MB at most.", {
        most: MAX_PHOTO_BYTES,
      });
    return Response.json(await addClaimPhoto(ctx, input.data, file), { status: 201 });
  });
}

/** `GET /api/claims/photos/{id}`: the photo, for its merchant and for staff. */
export function getClaimPhoto(request: Request, params: Params): Promise<Response> {
  return respond(async () => {
    const input = claimPhotoRef.safeParse({ photoId: params.photoId });
    if (!input.success) throw new DomainError("not_found", "photo_not_found", "There is no such photo.");
    const ctx = await webContext(request.headers);
    return sealedFile(await readClaimPhoto(ctx, input.data), "image/jpeg");
  });
}
