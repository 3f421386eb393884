export { putDocument as PUT } from "#server/api/http/documents.ts";
