import { z } from "zod";
import { campaignOffer } from "#server/domain/campaigns/campaign.ts";
import { canonicalHash } from "#server/domain/canonical/sha256.ts";
import { firmwareVersion } from "#server/domain/fields/codes.ts";
import { location } from "#server/domain/fields/location.ts";
import { amountFen, instant, ratePpm } from "#server/domain/fields/numbers.ts";
import { line } from "#server/domain/fields/text.ts";
import type { EffectiveRates } from "#server/domain/quotes/effective-rates.ts";
import { PAYMENT_METHODS } from "#server/domain/rates/methods.ts";
import { acquiringRate, BEARERS, REMAINDERS, term } from "#server/domain/rates/rate-card.ts";
import { keyRotation } from "./keys.ts";

/** Outcomes a terminal reports for a configuration version. */
export const CONFIG_REPORT_STATUSES = ["applied", "rejected", "rolled_back"] as const;
export type ConfigReportStatus = (typeof CONFIG_REPORT_STATUSES)[number];

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** A plan as it holds for the terminal. `rateCard`: the card that set the rate, where that is not the governing one. */
const configPlan = z.strictObject({
  channel: z.literal("huabei"),
  term,
  bearer: z.enum(BEARERS),
  ratePpm,
  minFen: amountFen,
  maxFen: amountFen,
  enabled: z.boolean(),
  rateCard: z.strictObject({ id: z.string(), version: z.int(), effectiveFrom: instant }).optional(),
  campaign: campaignOffer.optional(),
});

export type ConfigPlan = z.infer<typeof configPlan>;

const configMethod = z.strictObject({
  ...acquiringRate.shape,
  kind: z.enum(PAYMENT_METHODS),
  enabled: z.boolean(),
  debit: acquiringRate.optional(),
});

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
  instalments: z.strictObject({ remainder: z.enum(REMAINDERS), plans: z.array(configPlan) }),
  methods: z.array(configMethod),
  display: z.strictObject({ merchantName: z.string(), storeName: z.string(), voucherFooter: z.string() }),
  firmware: z.strictObject({ minimum: z.string(), target: z.string().optional() }),
});
export type TerminalConfig = z.infer<typeof terminalConfig>;

export type ConfigContent = Omit<TerminalConfig, "version" | "issuedAt" | "contentHash">;

/** SHA-256 of the canonical JSON of everything but version, issuedAt and contentHash. */
export function contentHashOf(content: ConfigContent): Promise<string> {
  return canonicalHash(content);
}

/** The rates that a configuration holds: what the terminal quotes by, with the portal's own engine. */
export function ratesOfConfig(
  config: Pick<TerminalConfig, "rateCard" | "effectiveAt" | "instalments" | "methods">,
): EffectiveRates {
  return {
    rateCard: { ...config.rateCard, effectiveFrom: config.effectiveAt },
    ...config.instalments,
    methods: config.methods,
  };
}

export const configReport = z.strictObject({
  version: z.int().min(1).max(1_000_000_000),
  contentHash: sha256Hex,
  status: z.enum(CONFIG_REPORT_STATUSES),
  reason: line({ max: 300 }).optional(),
  at: instant,
});
export type ConfigReport = z.infer<typeof configReport>;

export const heartbeatInput = z.strictObject({
  configVersion: z.int().min(0).max(1_000_000_000),
  configHash: sha256Hex.nullable(),
  firmwareVersion,
  network: line({ max: 30 }).optional(),
  battery: z.number().min(0).max(100).optional(),
  location: location.optional(),
  clock: instant,
});
export type HeartbeatInput = z.infer<typeof heartbeatInput>;

/** `keyRotation` while staff want a new key of the terminal; `messages`: the newest that nobody there has read;
 * `logRequest`: the log that staff wait for. */
export const heartbeatAnswer = z.strictObject({
  serverTime: instant,
  desiredVersion: z.int(),
  keyRotation: keyRotation.optional(),
  messages: z.int().optional(),
  logRequest: z.string().optional(),
});
export type HeartbeatAnswer = z.infer<typeof heartbeatAnswer>;

/** What the portal wants of a terminal. */
interface Wanted {
  desiredVersion: number;
  /** A number is in ms. */
  keyDueAt: Date | number | null;
  unreadMessage: number | null;
  logRequest: string | null;
}

export function heartbeatAnswerOf(serverTime: string, wanted: Wanted): HeartbeatAnswer {
  const answer: HeartbeatAnswer = { serverTime, desiredVersion: wanted.desiredVersion };
  const { keyDueAt, unreadMessage, logRequest } = wanted;
  if (keyDueAt !== null) answer.keyRotation = { dueAt: new Date(keyDueAt).toISOString() };
  if (unreadMessage !== null) answer.messages = unreadMessage;
  if (logRequest !== null) answer.logRequest = logRequest;
  return answer;
}
