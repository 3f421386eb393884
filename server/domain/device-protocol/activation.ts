import { z } from "zod";
import { firmwareVersion } from "#server/domain/fields/codes.ts";
import { location } from "#server/domain/fields/location.ts";
import { code, line, serialNumber } from "#server/domain/fields/text.ts";
import { ACTIVATION_CODE_LENGTH } from "./activation-code.ts";

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

const sticker = {
  serialNumber,
  model: line({ min: 1, max: 50, kind: "name" }),
};

/** What a person types into a terminal: a code of another length is told at once and costs no try. */
export const activationForm = z.strictObject({
  ...sticker,
  activationCode: code.pipe(z.string().length(ACTIVATION_CODE_LENGTH, "activation_code_shape")),
});

export const activationInput = z.strictObject({
  ...sticker,
  activationCode: code.pipe(z.string().min(1)),
  publicKey: publicJwk,
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
