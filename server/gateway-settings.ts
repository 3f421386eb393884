import type { KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { isPair, readRsaPrivateKey, readRsaPublicKey } from "./rsa-keys.ts";

const word = z.string().min(1);

/** The settings of whoever collects payments, as they stand in the environment. */
export const gatewaySettings = {
  PAYMENT_GATEWAY: z.enum(["stripe", "alipay"]).default("stripe"),
  GATEWAY_URL: word.optional(),
  GATEWAY_SECRET_KEY: z.string().default("sk_test_ruwang"),
  GATEWAY_WEBHOOK_URL: word.optional(),
  GATEWAY_WEBHOOK_SECRET: z.string().min(24, "must have at least 24 characters").optional(),
  ALIPAY_APP_ID: z
    .string()
    .regex(/^\d{16}$/, "must be the 16 digits of an application")
    .optional(),
  ALIPAY_PRIVATE_KEY: word.optional(),
  ALIPAY_PRIVATE_KEY_FILE: word.optional(),
  ALIPAY_PUBLIC_KEY: word.optional(),
  ALIPAY_PUBLIC_KEY_FILE: word.optional(),
  ALIPAY_GATEWAY_URL: word.default("https://openapi.alipay.com/gateway.do"),
  ALIPAY_NOTIFY_URL: word.optional(),
};

const settings = z.object(gatewaySettings);
type Named = z.output<typeof settings>;
type Settings = Readonly<Record<string, string | undefined>>;

export interface AlipaySettings {
  appId: string;
  /** The application's own key, which signs what we ask. */
  privateKey: KeyObject;
  /** Alipay's key for this application, which signs what it answers and tells. */
  alipayPublicKey: KeyObject;
  url: string;
  notifyUrl: string;
}

/** Where Alipay moves real money; its sandbox has another name. */
export function isAlipayItself(url: string): boolean {
  return URL.parse(url)?.hostname === "openapi.alipay.com";
}

export type GatewaySettings = { kind: "stripe" } | ({ kind: "alipay" } & AlipaySettings);

/** What is wrong with the settings of the chosen gateway, a sentence each that begins with the setting's name. */
export function gatewayFaults(named: Settings): string[] {
  // The mock gateway of the demo runs whoever collects, and signs with this secret.
  const signs = named.PAYMENT_GATEWAY !== "alipay" || named.RUWANG_MODE !== "production";
  const missing =
    signs && named.GATEWAY_WEBHOOK_SECRET === undefined ? ["GATEWAY_WEBHOOK_SECRET is missing"] : [];
  return named.PAYMENT_GATEWAY === "alipay" ? [...missing, ...alipayFaults(named)] : missing;
}

function alipayFaults(named: Settings): string[] {
  const missing = named.ALIPAY_APP_ID === undefined ? ["ALIPAY_APP_ID is missing"] : [];
  const own = keyOf(named, "ALIPAY_PRIVATE_KEY", readRsaPrivateKey);
  const theirs = keyOf(named, "ALIPAY_PUBLIC_KEY", readRsaPublicKey);
  const wrong = [own, theirs].filter((key) => typeof key === "string");
  if (typeof own === "string" || typeof theirs === "string") return [...missing, ...wrong];
  const mixedUp = isPair(own, theirs)
    ? ["ALIPAY_PUBLIC_KEY is the application's own public key: Alipay shows another one beside it"]
    : [];
  return [...missing, ...mixedUp];
}

/** A key out of its setting, or out of the file that the setting's twin names; else what is wrong with it. */
function keyOf(
  named: Settings,
  name: "ALIPAY_PRIVATE_KEY" | "ALIPAY_PUBLIC_KEY",
  read: (text: string) => KeyObject | null,
): KeyObject | string {
  const file = named[`${name}_FILE`];
  if (file !== undefined && named[name] !== undefined)
    return `${name} must not be given twice: leave out ${name}_FILE`;
  const text = file === undefined ? named[name] : textOf(file);
  if (text === null) return `${name}_FILE names a file that cannot be read`;
  if (text === undefined) return `${name} is missing`;
  return read(text.trim()) ?? `${name} is no RSA key of 2048 bits or more`;
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** Whoever collects payments, once nothing is wrong with the settings. */
export function gatewaySettingsOf(named: Named, portalUrl: string): GatewaySettings {
  if (named.PAYMENT_GATEWAY === "stripe") return { kind: "stripe" };
  const privateKey = keyOf(named, "ALIPAY_PRIVATE_KEY", readRsaPrivateKey);
  const alipayPublicKey = keyOf(named, "ALIPAY_PUBLIC_KEY", readRsaPublicKey);
  if (
    typeof privateKey === "string" ||
    typeof alipayPublicKey === "string" ||
    named.ALIPAY_APP_ID === undefined
  )
    throw new Error("The faults of these settings are looked for first");
  return {
    kind: "alipay",
    appId: named.ALIPAY_APP_ID,
    privateKey,
    alipayPublicKey,
    url: named.ALIPAY_GATEWAY_URL,
    notifyUrl: named.ALIPAY_NOTIFY_URL ?? `${portalUrl}/api/webhooks/alipay`,
  };
}
