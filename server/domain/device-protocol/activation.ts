import { z } from "zod";
import { ACTIVATION_CODE_LENGTH, normaliseActivationCode } from "../terminals/activation-code.ts";

export const location = z.strictObject({
  lat: z.number().min(-90).max(90),
  lng: z.number().min(-180).max(180),
});

/** An Ed25519 public key; a private half (`d`) is an unknown key and refused. */
export const publicJwk = z.strictObject({
  kty: z.literal("OKP"),
  crv: z.literal("Ed25519"),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  kid: z.string().max(100).optional(),
  alg: z.enum(["EdDSA", "Ed25519"]).optional(),
  use: z.literal("sig").optional(),
  ext: z.boolean().optional(),
  key_ops: z.array(z.literal("verify")).max(1).optional(),
});

const firmwareVersion = z.string().regex(/^\d{1,5}(\.\d{1,5}){0,3}$/);

export const activationInput = z.strictObject({
  serialNumber: z.string().min(1).max(50),
  activationCode: z
    .string()
    .max(40)
    .transform(normaliseActivationCode)
    .pipe(
      z
        .string()
        .min(1)
        .max(ACTIVATION_CODE_LENGTH + 8),
    ),
  publicKey: publicJwk,
  model: z.string().min(1).max(50),
  firmwareVersion,
  location: location.optional(),
});
export type ActivationInput = z.output<typeof activationInput>;

const named = z.strictObject({ id: z.string(), name: z.string() });

export const activationAnswer = z.strictObject({
  terminalId: z.string(),
  merchant: named,
  store: named,
  tokenUrl: z.url(),
  mqtt: z.strictObject({ url: z.string(), clientId: z.string(), topicPrefix: z.string() }),
  jwksUrl: z.url(),
});
export type ActivationAnswer = z.infer<typeof activationAnswer>;

/** Topics of one terminal begin with this. */
export function topicPrefixOf(terminalId: string): string {
  return `ruwang/v1/terminals/${terminalId}/`;
}

export { firmwareVersion };
