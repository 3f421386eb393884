import { postGatewayWebhook } from "#server/api/http/webhooks.ts";

export const POST = postGatewayWebhook;
