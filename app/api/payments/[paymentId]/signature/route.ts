import { getSignature } from "#server/api/http/signatures.ts";

export const GET = getSignature;
