import { z } from "zod";
import { errorBody } from "#server/domain/device-protocol/errors.ts";
import { rotateKeyAnswer, rotateKeyInput } from "#server/domain/device-protocol/keys.ts";
import { publicKeys } from "#server/keys/platform-key.ts";
import { rotateKey } from "#server/terminals/keys/rotate-key.ts";
import { operation } from "../operation.ts";

const jwk = z.looseObject({
  kty: z.literal("OKP"),
  crv: z.literal("Ed25519"),
  x: z.string(),
  kid: z.string(),
});

export const keys = [
  operation({
    method: "POST",
    path: "/device/v1/keys",
    summary: "Offer a new key, proven by the old and the new one; its first token puts it in force",
    tag: "Keys",
    auth: true,
    bodyType: "application/json",
    body: rotateKeyInput,
    answers: {
      200: { description: "The key waits for its first token, or holds already", schema: rotateKeyAnswer },
      401: { description: "`invalid_grant`, with `server_time`; or no valid token", schema: errorBody },
    },
    handle: async ({ ctx, body }) => ({ status: 200, body: await rotateKey(ctx, body) }),
  }),
  operation({
    method: "GET",
    path: "/.well-known/ruwang-keys.json",
    summary: "Public keys that verify configurations and quotes (JWKS)",
    tag: "Keys",
    auth: false,
    answers: { 200: { description: "A JWKS", schema: z.strictObject({ keys: z.array(jwk) }) } },
    handle: async ({ ctx }) => ({
      status: 200,
      body: await publicKeys(ctx),
      headers: { "cache-control": "public, max-age=300" },
    }),
  }),
];
