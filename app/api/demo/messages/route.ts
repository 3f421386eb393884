import { getDemoMessages } from "#server/api/http/demo.ts";

export const GET = getDemoMessages;
