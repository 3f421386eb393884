import { z } from "zod";
import { instalmentPlan, methodRate } from "../fees/rate-card.ts";
import { canonicalHash } from "../fees/sha256.ts";
import { instant } from "../money/schemas.ts";
import { CONFIG_REPORT_STATUSES } from "../statuses/terminal-status.ts";
import { firmwareVersion, location } from "./activation.ts";

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** Payload of the signed configuration (device-protocol.md). `effectiveAt` is the rate card's start. */
export const terminalConfig = z.strictObject({
  v: z.literal(1),
  terminalId: z.string(),
  merchantId: z.string(),
  version: z.int().min(1),
  issuedAt: instant,
  effectiveAt: instant,
  contentHash: sha256Hex,
  rateCard: z.strictObject({ id: z.string(), version: z.int() }),
  currency: z.literal("CNY"),
  instalments: z.strictObject({ remainder: z.enum(["first", "last"]), plans: z.array(instalmentPlan) }),
  methods: z.array(methodRate),
  display: z.strictObject({ merchantName: z.string(), storeName: z.string(), voucherFooter: z.string() }),
  firmware: z.strictObject({ minimum: z.string(), target: z.string().optional() }),
});
export type TerminalConfig = z.infer<typeof terminalConfig>;

export type ConfigContent = Omit<TerminalConfig, "version" | "issuedAt" | "contentHash">;

/** SHA-256 of the canonical JSON of everything but version, issuedAt and contentHash. */
export function contentHashOf(content: ConfigContent): Promise<string> {
  return canonicalHash(content);
}

export const configReport = z.strictObject({
  version: z.int().min(1).max(1_000_000_000),
  contentHash: sha256Hex,
  status: z.enum(CONFIG_REPORT_STATUSES),
  reason: z.string().max(300).optional(),
  at: instant,
});
export type ConfigReport = z.infer<typeof configReport>;

export const heartbeatInput = z.strictObject({
  configVersion: z.int().min(0).max(1_000_000_000),
  configHash: sha256Hex.nullable(),
  firmwareVersion,
  network: z.string().max(30).optional(),
  battery: z.number().min(0).max(100).optional(),
  location: location.optional(),
  clock: instant,
});
export type HeartbeatInput = z.infer<typeof heartbeatInput>;

export const heartbeatAnswer = z.strictObject({ serverTime: instant, desiredVersion: z.int() });
