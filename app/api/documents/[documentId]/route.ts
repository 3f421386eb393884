export { getDocument as GET } from "#server/api/http/documents.ts";
