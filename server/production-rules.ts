import { weaknessOf } from "./secret-strength.ts";

type Settings = Readonly<Record<string, string | undefined>>;
/** What is wrong with a setting, as the end of a sentence that begins with its name; null when nothing is. */
type Rule = (value: string | undefined, all: Settings) => string | null;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** An address of one of the schemes, the last of which is only for parts on the same machine. */
function address(safe: string, onLoopback: string, { originOnly = false } = {}): Rule {
  return (value) => {
    if (value === undefined) return "is missing";
    const url = URL.parse(value);
    if (url === null || url.hostname === "") return "is no address";
    const plain = url.protocol === `${onLoopback}:` && LOOPBACK.test(url.hostname);
    if (url.protocol !== `${safe}:` && !plain) return `must begin with ${safe}:// outside this machine`;
    if (!originOnly) return null;
    const bare = url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "";
    return bare ? null : "must be an origin, without a path, a query or a name";
  };
}

const whenGiven =
  (rule: Rule): Rule =>
  (value, all) =>
    value === undefined ? null : rule(value, all);

const secret: Rule = (value) => (value === undefined ? "is missing" : weaknessOf(value));

/** Of 32 random bytes at least so many differ, but once in ten million times. */
const MANY_BYTES = 24;

/** A key of 32 bytes that nobody has typed. */
const key: Rule = (value) => {
  const bytes = Buffer.from(value ?? "", "base64url");
  return new Set(bytes).size < MANY_BYTES ? "is not random: make it anew" : null;
};

const database: Rule = (value) => {
  const url = URL.parse(value ?? "");
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol)) return "is no address of PostgreSQL";
  const near = url.searchParams.get("host")?.startsWith("/") || LOOPBACK.test(url.hostname);
  const sealed = /^(require|verify-ca|verify-full)$/.test(url.searchParams.get("sslmode") ?? "");
  if (!near && !sealed) return "must ask for TLS (sslmode=require) outside this machine";
  return url.pathname.length < 2 ? "names no database" : null;
};

/** Whoever starts the processes names a connection for each; a process itself is told its own as DATABASE_URL. */
const ownDatabase: Rule = (value, all) =>
  value === undefined && all.RUWANG_PROCESS === undefined ? "is missing" : whenGiven(database)(value, all);

const real =
  (sample: RegExp, says: string): Rule =>
  (value) =>
    value === undefined || sample.test(value) ? says : null;

/** For a setting of one gateway: nothing is asked of it where another collects. */
const ofGateway =
  (gateway: "stripe" | "alipay", rule: Rule): Rule =>
  (value, all) =>
    (all.PAYMENT_GATEWAY ?? "stripe") === gateway ? rule(value, all) : null;

/** Applications that stand in Alipay's own documents. */
const SAMPLE_APPLICATION = /^(2014072300007148|2016123456789012)$/;

const alipayAddress: Rule = (value, all) => {
  const sandbox = /(^|\.)alipaydev\.com$/.test(URL.parse(value ?? "")?.hostname ?? "");
  return sandbox ? "is Alipay's sandbox: its money is play money" : address("https", "http")(value, all);
};

/** Production runs on production's parts: what must hold of each setting there, besides its form. */
const RULES: Readonly<Record<string, Rule>> = {
  DATABASE_URL: database,
  DATABASE_URL_WEB: ownDatabase,
  DATABASE_URL_DEVICE_LINK: ownDatabase,
  DATABASE_URL_JOBS: ownDatabase,
  PORTAL_URL: address("https", "http", { originOnly: true }),
  DEVICE_LINK_URL: address("https", "http", { originOnly: true }),
  GATEWAY_URL: ofGateway("stripe", address("https", "http")),
  GATEWAY_WEBHOOK_URL: whenGiven(address("https", "http")),
  MQTT_URL: address("mqtts", "mqtt"),
  STORAGE_URL: whenGiven((value) =>
    value?.startsWith("s3+http:") && !LOOPBACK.test(URL.parse(value)?.hostname ?? "")
      ? "must begin with s3:// outside this machine"
      : null,
  ),
  GATEWAY_SECRET_KEY: ofGateway("stripe", real(/^sk_test_|^$/, "is a key of the gateway's test mode")),
  ALIPAY_APP_ID: ofGateway("alipay", real(SAMPLE_APPLICATION, "is a sample")),
  ALIPAY_GATEWAY_URL: ofGateway("alipay", whenGiven(alipayAddress)),
  ALIPAY_NOTIFY_URL: ofGateway("alipay", whenGiven(address("https", "http"))),
  SECURITY_CONTACT: real(/^$/, "is missing"),
  SMS_PROVIDER: real(/^mock$/, "is mock: its messages reach nobody"),
  SMS_SECRET_KEY: secret,
  TRACKER_PROVIDER: real(/^mock$/, "is mock: say kuaidi100, or none when people look themselves"),
  TRACKER_URL: whenGiven(address("https", "http")),
  TRACKER_SECRET: whenGiven(secret),
  BANK_PROVIDER: real(/^mock$/, "is mock: it pays nobody"),
  BANK_URL: address("https", "http"),
  BANK_SECRET: secret,
  SMS_WEBHOOK_SECRET: secret,
  GATEWAY_WEBHOOK_SECRET: ofGateway("stripe", secret),
  MQTT_PORTAL_PASSWORD: secret,
  SESSION_SECRET: secret,
  DEVICE_TOKEN_SECRET: secret,
  VAULT_KEY: key,
  VAULT_INDEX_KEY: key,
  NODE_TLS_REJECT_UNAUTHORIZED: (value) => (value === "0" ? "must not switch certificates off" : null),
  NEXTAUTH_URL: whenGiven((value, { PORTAL_URL }) =>
    value === PORTAL_URL ? null : "must be PORTAL_URL or absent",
  ),
};

/** Secrets that open different doors are different ones, and so is each process's connection. */
const APART = [
  "DATABASE_URL",
  "DATABASE_URL_WEB",
  "DATABASE_URL_DEVICE_LINK",
  "DATABASE_URL_JOBS",
  "VAULT_KEY",
  "VAULT_INDEX_KEY",
  "SESSION_SECRET",
  "DEVICE_TOKEN_SECRET",
  "MQTT_PORTAL_PASSWORD",
  "GATEWAY_WEBHOOK_SECRET",
  "SMS_WEBHOOK_SECRET",
  "TRACKER_SECRET",
  "BANK_SECRET",
];

/** What keeps these settings from being production's, a sentence each that begins with the setting's name. */
export function productionFaults(settings: Settings): string[] {
  const found = Object.entries(RULES).flatMap(([name, rule]) => {
    const fault = rule(settings[name], settings);
    return fault === null ? [] : [`${name} ${fault}`];
  });
  const twins = APART.flatMap((name, index) => {
    const twin = APART.slice(0, index).find((other) => settings[other] && settings[other] === settings[name]);
    return twin === undefined ? [] : [`${name} must not be the same as ${twin}`];
  });
  return [...found, ...twins, ...portFaults(settings)];
}

/** Two parts cannot listen on one port. */
function portFaults({ PORT = "3000", DEVICE_LINK_PORT = "3001" }: Settings): string[] {
  return PORT === DEVICE_LINK_PORT ? ["DEVICE_LINK_PORT must not be the same as PORT"] : [];
}
