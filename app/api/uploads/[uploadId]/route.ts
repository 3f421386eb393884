import { endUpload, headUpload, patchUpload } from "#server/api/http/uploads.ts";

export const HEAD = headUpload;
export const PATCH = patchUpload;
export const DELETE = endUpload;
