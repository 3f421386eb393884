import { errorBody } from "#server/domain/device-protocol/errors.ts";
import { tokenAnswer, tokenInput } from "#server/domain/device-protocol/token.ts";
import { issueToken } from "#server/terminals/activation/issue-token.ts";
import { operation } from "../operation.ts";

export const tokens = [
  operation({
    method: "POST",
    path: "/device/v1/tokens",
    summary: "Exchange an assertion signed by the device's key for an access token (RFC 7523)",
    tag: "Tokens",
    auth: false,
    bodyType: "application/x-www-form-urlencoded",
    body: tokenInput,
    answers: {
      200: { description: "An access token for one hour", schema: tokenAnswer },
      401: { description: "`invalid_grant`, with `server_time`", schema: errorBody },
    },
    handle: async ({ ctx, body }) => ({
      status: 200,
      body: await issueToken(ctx, body.assertion),
      headers: { "cache-control": "no-store" },
    }),
  }),
];
