import { getDocument } from "#server/api/http/documents.ts";

export const GET = getDocument;
