import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from "jose";
import { contentHashOf, type TerminalConfig, terminalConfig } from "#server/domain/device-protocol/config.ts";

/** A configuration that this terminal must not run; `reason` goes into its report. */
export class ConfigRejected extends Error {
  readonly version: number | null;
  readonly contentHash: string | null;

  constructor(reason: string, config: { version: number; contentHash: string } | null) {
    super(reason);
    this.version = config?.version ?? null;
    this.contentHash = config?.contentHash ?? null;
  }
}

interface Expectation {
  jwks: JSONWebKeySet;
  terminalId: string;
}

/** The configuration inside a JWS, once signature, addressee and content hash are proven. */
export async function verifyConfig(jws: string, expected: Expectation): Promise<TerminalConfig> {
  const { payload } = await compactVerify(jws, createLocalJWKSet(expected.jwks)).catch(() => {
    throw new ConfigRejected("signature_invalid", null);
  });
  const parsed = terminalConfig.safeParse(JSON.parse(new TextDecoder().decode(payload)));
  if (!parsed.success) throw new ConfigRejected("shape_unknown", null);
  const config = parsed.data;
  if (config.terminalId !== expected.terminalId) throw new ConfigRejected("other_terminal", config);
  const { version: _version, issuedAt: _issuedAt, contentHash, ...content } = config;
  if ((await contentHashOf(content)) !== contentHash) throw new ConfigRejected("hash_mismatch", config);
  return config;
}
