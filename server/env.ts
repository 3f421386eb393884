import { z } from "zod";
import { bankSettings, bankSettingsOf } from "./bank-settings.ts";
import { gatewayFaults, gatewaySettings, gatewaySettingsOf, isAlipayItself } from "./gateway-settings.ts";
import { productionFaults } from "./production-rules.ts";
import { smsSettings, smsSettingsOf } from "./sms-settings.ts";
import { parseStorageUrl } from "./storage-url.ts";
import { trackerSettings, trackerSettingsOf } from "./tracker-settings.ts";

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback);
/** 32 random bytes, base64url: 43 characters. */
const key = z.string().regex(/^[A-Za-z0-9_-]{43}=?$/, "must be 32 random bytes in base64url");
const storage = z.string().transform((text, ctx) => {
  const settings = parseStorageUrl(text);
  if (settings !== null) return settings;
  ctx.addIssue({ code: "custom", message: "must be a folder or s3://KEY:SECRET@host/bucket?region=…" });
  return z.NEVER;
});
/** RFC 9116 §2.5.3: an address to write to, or a page that says how. */
const contact = z.string().regex(/^(mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)$/, "must be mailto:… or https://…");
const secret = z.string().min(24, "must have at least 24 characters");

export const settingsSchema = z.object({
  RUWANG_MODE: z.enum(["demo", "production"]).default("demo"),
  RUWANG_HOST: z.string().default("127.0.0.1"),
  RUWANG_DATA_DIR: z.string().default(".data"),
  PORT: port(3000),
  DEVICE_LINK_PORT: port(3001),
  MQTT_PORT: port(1883),
  GATEWAY_PORT: port(4010),
  DATABASE_URL: z.string().min(1),
  DATABASE_URL_WEB: z.string().optional(),
  DATABASE_URL_DEVICE_LINK: z.string().optional(),
  DATABASE_URL_JOBS: z.string().optional(),
  MQTT_URL: z.string().optional(),
  STORAGE_URL: storage.optional(),
  MQTT_SOCKETS_PER_ADDRESS: z.coerce.number().int().min(1).max(100_000).default(1_000),
  PROXIES: z.coerce.number().int().min(0).max(9).default(0),
  PORTAL_URL: z.string().optional(),
  DEVICE_LINK_URL: z.string().optional(),
  SECURITY_CONTACT: contact.optional(),
  ...gatewaySettings,
  MQTT_PORTAL_PASSWORD: secret,
  SESSION_SECRET: secret,
  DEVICE_TOKEN_SECRET: secret,
  ...smsSettings,
  ...trackerSettings,
  ...bankSettings,
  VAULT_KEY: key,
  VAULT_INDEX_KEY: key,
});

export type Env = ReturnType<typeof parseEnv>;

/** The settings of contracts.md, checked; throws one error that names every variable at fault. */
export function parseEnv(source: Record<string, string | undefined>) {
  // An empty line of a settings file names nothing.
  const named = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = settingsSchema.safeParse(named);
  const faults =
    parsed.error?.issues.map(({ path, message }) => {
      const name = path.join(".");
      return `${name} ${named[name] === undefined ? "is missing" : message}`;
    }) ?? [];
  // Everything that is wrong is said at once.
  const production = named.RUWANG_MODE === "production" ? productionFaults(named) : [];
  for (const fault of [...gatewayFaults(named), ...production])
    if (!faults.some((told) => nameIn(told) === nameIn(fault))) faults.push(fault);
  if (!parsed.success || faults.length > 0) {
    const head =
      named.RUWANG_MODE === "production"
        ? "Refusing to start in production."
        : "Settings are missing or wrong.";
    throw new Error([head, ...faults].join("\n  "));
  }
  const e = parsed.data;
  refuseCarrierOfDemo(e);
  const portalUrl = e.PORTAL_URL ?? `http://127.0.0.1:${e.PORT}`;
  return {
    mode: e.RUWANG_MODE,
    host: e.RUWANG_HOST,
    dataDir: e.RUWANG_DATA_DIR,
    port: e.PORT,
    deviceLinkPort: e.DEVICE_LINK_PORT,
    mqttPort: e.MQTT_PORT,
    gatewayPort: e.GATEWAY_PORT,
    databaseUrl: e.DATABASE_URL,
    /** Whether the broker is another one than ours. */
    isBrokerForeign: e.MQTT_URL !== undefined,
    mqttSocketsPerAddress: e.MQTT_SOCKETS_PER_ADDRESS,
    mqttUrl: e.MQTT_URL ?? `mqtt://127.0.0.1:${e.MQTT_PORT}`,
    gatewayUrl: e.GATEWAY_URL ?? `http://127.0.0.1:${e.GATEWAY_PORT}`,
    storage: e.STORAGE_URL ?? { kind: "disk" as const, folder: `${e.RUWANG_DATA_DIR}/documents` },
    proxies: e.PROXIES,
    portalUrl,
    deviceLinkUrl: e.DEVICE_LINK_URL ?? `http://127.0.0.1:${e.DEVICE_LINK_PORT}`,
    securityContact: e.SECURITY_CONTACT,
    /** Whoever collects payments; the address and the secrets around it are the Stripe-style gateway's. */
    gateway: gatewaySettingsOf(e, portalUrl),
    gatewaySecretKey: e.GATEWAY_SECRET_KEY,
    gatewayWebhookUrl: e.GATEWAY_WEBHOOK_URL ?? `http://127.0.0.1:${e.PORT}/api/webhooks/gateway`,
    gatewayWebhookSecret: e.GATEWAY_WEBHOOK_SECRET ?? "",
    mqttPortalPassword: e.MQTT_PORTAL_PASSWORD,
    sms: smsSettingsOf(e),
    // The mock carrier answers beside the mock gateway.
    tracker: trackerSettingsOf(e, `http://127.0.0.1:${e.GATEWAY_PORT}/kuaidi100`),
    // So does the mock bank.
    bank: bankSettingsOf(e, `http://127.0.0.1:${e.GATEWAY_PORT}/bank`),
    sessionSecret: e.SESSION_SECRET,
    deviceTokenSecret: e.DEVICE_TOKEN_SECRET,
    vaultKey: Buffer.from(e.VAULT_KEY, "base64url"),
    vaultIndexKey: Buffer.from(e.VAULT_INDEX_KEY, "base64url"),
  };
}

/** The setting with which a fault's sentence begins. */
const nameIn = (fault: string) => fault.split(" ")[0];

/** The demo writes to numbers that it makes up and that may be somebody's: no real carrier is given them. */
function refuseCarrierOfDemo(e: z.infer<typeof settingsSchema>): void {
  if (e.RUWANG_MODE === "production") return;
  const why = "the demo's numbers may be somebody's";
  const faults = [
    ...(e.BANK_PROVIDER === "mock" ? [] : ["BANK_PROVIDER must be mock: the demo's money is nobody's"]),
    ...(e.SMS_PROVIDER === "mock" ? [] : [`SMS_PROVIDER must be mock: ${why}`]),
    ...(e.TRACKER_PROVIDER === "kuaidi100" ? [`TRACKER_PROVIDER must be mock or none: ${why}`] : []),
    ...(e.PAYMENT_GATEWAY === "alipay" && isAlipayItself(e.ALIPAY_GATEWAY_URL)
      ? ["ALIPAY_GATEWAY_URL must be the sandbox: the demo's orders are nobody's"]
      : []),
  ];
  if (faults.length > 0) throw new Error(["Refusing to start the demo.", ...faults].join("\n  "));
}

let current: Env | undefined;

/** The settings of this process, read once. */
export function env(): Env {
  current ??= parseEnv(process.env);
  return current;
}
