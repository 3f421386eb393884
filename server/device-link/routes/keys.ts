import { z } from "zod";
import { publicKeys } from "#server/keys/platform-key.ts";
import { operation } from "../operation.ts";

const jwk = z.looseObject({
  kty: z.literal("OKP"),
  crv: z.literal("Ed25519"),
  x: z.string(),
  kid: z.string(),
});

export const keys = [
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
