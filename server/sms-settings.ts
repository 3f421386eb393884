import { z } from "zod";
import { jsonIn } from "./json-in.ts";

const word = z.string().min(1);
const templates = z.string().transform((text, ctx): Readonly<Record<string, string>> => {
  const read = z.record(z.string(), z.string().regex(/^\d+$/)).safeParse(jsonIn(text));
  if (read.success) return read.data;
  ctx.addIssue({ code: "custom", message: 'must be JSON such as {"sign_in.code":"1234567"}' });
  return z.NEVER;
});

/** The settings of the carrier of text messages, as they stand in the environment. */
export const smsSettings = {
  SMS_PROVIDER: z.enum(["mock", "tencent"]).default("mock"),
  SMS_REGION: word.default("ap-guangzhou"),
  SMS_SECRET_ID: word.optional(),
  SMS_SECRET_KEY: word.optional(),
  SMS_APP_ID: word.optional(),
  SMS_SIGN_NAME: word.optional(),
  SMS_TEMPLATES: templates.optional(),
  SMS_WEBHOOK_SECRET: z.string().min(24, "must have at least 24 characters").optional(),
};

const settings = z.object(smsSettings);
type Named = z.output<typeof settings>;

export interface TencentSettings {
  region: string;
  secretId: string;
  secretKey: string;
  appId: string;
  signName: string;
  /** Text's key to the number of the template that was approved for it. */
  templates: Readonly<Record<string, string>>;
  webhookSecret: string;
}

export type SmsSettings = { provider: "mock" } | ({ provider: "tencent" } & TencentSettings);

/** The carrier that the settings name; throws one error that names every setting it lacks. */
export function smsSettingsOf(named: Named): SmsSettings {
  if (named.SMS_PROVIDER === "mock") return { provider: "mock" };
  const missing: string[] = [];
  const given = <Name extends keyof Named>(name: Name): NonNullable<Named[Name]> => {
    if (named[name] === undefined) missing.push(name);
    return named[name] as NonNullable<Named[Name]>;
  };
  const tencent = {
    provider: "tencent" as const,
    region: named.SMS_REGION,
    secretId: given("SMS_SECRET_ID"),
    secretKey: given("SMS_SECRET_KEY"),
    appId: given("SMS_APP_ID"),
    signName: given("SMS_SIGN_NAME"),
    templates: given("SMS_TEMPLATES"),
    webhookSecret: given("SMS_WEBHOOK_SECRET"),
  };
  if (missing.length === 0) return tencent;
  throw new Error(`Settings are missing or wrong.\n  SMS_PROVIDER=tencent needs ${missing.join(", ")}`);
}
