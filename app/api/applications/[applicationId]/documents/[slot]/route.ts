import { putDocument } from "#server/api/http/documents.ts";

export const PUT = putDocument;
