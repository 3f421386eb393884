import { createUpload, describeUploads } from "#server/api/http/uploads.ts";

export const OPTIONS = describeUploads;
export const POST = createUpload;
