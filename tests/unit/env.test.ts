import { createHash, generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseEnv, settingsSchema } from "#server/env.ts";
import { VERSION } from "#server/version.ts";
import { LEAST_SETTINGS } from "../support/browser/web-settings.ts";

/** As `openssl rand` makes them, and always the same. */
const random = (seed: string) => createHash("sha256").update(seed).digest("base64url");
const production = {
  RUWANG_MODE: "production",
  DATABASE_URL: "postgresql://owner:pw@db.internal/portal?sslmode=verify-full",
  DATABASE_URL_WEB: "postgresql://web:pw@db.internal/portal?sslmode=verify-full",
  DATABASE_URL_DEVICE_LINK: "postgresql://link:pw@db.internal/portal?sslmode=verify-full",
  DATABASE_URL_JOBS: "postgresql://jobs:pw@db.internal/portal?sslmode=verify-full",
  GATEWAY_SECRET_KEY: "sk_live_51H",
  GATEWAY_URL: "https://gateway",
  GATEWAY_WEBHOOK_SECRET: `whsec_${random("webhook")}`,
  MQTT_PORTAL_PASSWORD: random("mqtt"),
  SESSION_SECRET: random("session"),
  DEVICE_TOKEN_SECRET: random("device"),
  VAULT_KEY: random("vault"),
  VAULT_INDEX_KEY: random("index"),
  MQTT_URL: "mqtts://broker",
  PORTAL_URL: "https://portal",
  DEVICE_LINK_URL: "https://devices.portal",
  SECURITY_CONTACT: "mailto:security@portal.example",
  SMS_PROVIDER: "tencent",
  SMS_SECRET_ID: "AKID1",
  SMS_SECRET_KEY: random("carrier"),
  SMS_APP_ID: "1400000001",
  SMS_SIGN_NAME: "入网",
  SMS_TEMPLATES: '{"sign_in.code":"1234567"}',
  SMS_WEBHOOK_SECRET: random("receipts"),
  TRACKER_PROVIDER: "kuaidi100",
  TRACKER_SECRET: random("tracker"),
  TRACKER_KEY: "key1",
  BANK_PROVIDER: "http",
  BANK_URL: "https://bank.example/v1",
  BANK_SECRET: random("bank"),
};

describe("settings", () => {
  test("default to loopback and the contract's ports", () => {
    expect(parseEnv(LEAST_SETTINGS)).toMatchObject({
      portalUrl: "http://127.0.0.1:3000",
      deviceLinkUrl: "http://127.0.0.1:3001",
    });
  });

  test.each(Object.keys(LEAST_SETTINGS))("name %s when it is missing", (name) => {
    expect(() => parseEnv({ ...LEAST_SETTINGS, [name]: undefined })).toThrow(name);
  });

  test("refuse weak keys", () => {
    expect(() => parseEnv({ ...LEAST_SETTINGS, VAULT_KEY: "short" })).toThrow("VAULT_KEY");
    expect(() => parseEnv({ ...LEAST_SETTINGS, SESSION_SECRET: "short" })).toThrow("SESSION_SECRET");
  });

  test("name a folder for documents, or a bucket with all it takes to open it", () => {
    expect(parseEnv(LEAST_SETTINGS).storage).toEqual({ kind: "disk", folder: ".data/documents" });
    const url = "s3://AKIA1:se%2Fcret@s3.example.test:9000/papers/ruwang/a?region=cn-north-1";
    expect(parseEnv({ ...LEAST_SETTINGS, STORAGE_URL: url }).storage).toEqual({
      kind: "s3",
      endpoint: "https://s3.example.test:9000",
      bucket: "papers",
      prefix: "ruwang/a/",
      region: "cn-north-1",
      accessKeyId: "AKIA1",
      secretAccessKey: "se/cret",
    });
    expect(() => parseEnv({ ...LEAST_SETTINGS, STORAGE_URL: "s3://papers" })).toThrow("STORAGE_URL");
  });

  test("name the carrier of text messages with all it takes, or say what is missing", () => {
    expect(parseEnv(LEAST_SETTINGS).sms).toEqual({ provider: "mock" });
    expect(parseEnv(production).sms).toEqual({
      provider: "tencent",
      region: "ap-guangzhou",
      secretId: "AKID1",
      secretKey: random("carrier"),
      appId: "1400000001",
      signName: "入网",
      templates: { "sign_in.code": "1234567" },
      webhookSecret: random("receipts"),
    });
    const needed = ["SECRET_ID", "SECRET_KEY", "APP_ID", "SIGN_NAME", "TEMPLATES", "WEBHOOK_SECRET"];
    for (const name of needed.map((end) => `SMS_${end}`)) {
      expect(() => parseEnv({ ...production, [name]: undefined })).toThrow(name);
      expect(() => parseEnv({ ...production, [name]: "" })).toThrow(name);
    }
    for (const wrong of ["{", "[]", '{"sign_in.code":7}', '{"sign_in.code":"seven"}'])
      expect(() => parseEnv({ ...production, SMS_TEMPLATES: wrong })).toThrow("SMS_TEMPLATES");
  });

  test("of the demo, whose numbers may be somebody's, take no real carrier", () => {
    const demo = { ...production, RUWANG_MODE: "demo" };
    expect(() => parseEnv(demo)).toThrow("SMS_PROVIDER must be mock");
    expect(() => parseEnv({ ...demo, SMS_PROVIDER: "mock" })).toThrow(
      "TRACKER_PROVIDER must be mock or none",
    );
  });

  test("name who looks after parcels with all it takes, or nobody", () => {
    expect(parseEnv(production).tracker).toEqual({
      provider: "kuaidi100",
      url: "https://poll.kuaidi100.com",
      key: "key1",
      secret: random("tracker"),
    });
    for (const name of ["TRACKER_KEY", "TRACKER_SECRET"])
      expect(() => parseEnv({ ...production, [name]: undefined })).toThrow(name);
    const nobody = { ...production, TRACKER_PROVIDER: "none", TRACKER_SECRET: undefined };
    expect(parseEnv(nobody).tracker).toEqual({ provider: "none" });
    expect(parseEnv(LEAST_SETTINGS).tracker).toMatchObject({ url: "http://127.0.0.1:4010/kuaidi100" });
  });

  test("of production are accepted whole, on other machines and on this one", () => {
    expect(parseEnv(production).mode).toBe("production");
    const near = {
      DATABASE_URL: "postgresql://portal:pw@localhost/portal?host=/run/postgresql",
      PORTAL_URL: "http://127.0.0.1:3000",
      DEVICE_LINK_URL: "http://localhost:3001",
      GATEWAY_URL: "http://127.0.0.1:4010",
      MQTT_URL: "mqtt://127.0.0.1:1883",
    };
    expect(parseEnv({ ...production, ...near }).mode).toBe("production");
  });

  describe("of Alipay", () => {
    const pair = (modulusLength = 2_048) => generateKeyPairSync("rsa", { modulusLength });
    const [own, theirs] = [pair(), pair()];
    const pem = own.privateKey.export({ type: "pkcs1", format: "pem" }).toString();
    const bare = (key: typeof own.privateKey | typeof own.publicKey, type: "pkcs8" | "pkcs1" | "spki") =>
      key.export({ type, format: "der" } as never).toString("base64");
    const stripeOnly = ["GATEWAY_URL", "GATEWAY_SECRET_KEY", "GATEWAY_WEBHOOK_SECRET"];
    const alipay = {
      ...Object.fromEntries(Object.entries(production).filter(([name]) => !stripeOnly.includes(name))),
      PAYMENT_GATEWAY: "alipay",
      ALIPAY_APP_ID: "2021004100000001",
      ALIPAY_PRIVATE_KEY: bare(own.privateKey, "pkcs8"),
      ALIPAY_PUBLIC_KEY: bare(theirs.publicKey, "spki"),
    };

    test("are accepted without those of the Stripe-style gateway, with keys as any key tool writes them", () => {
      const inFile = join(mkdtempSync(join(tmpdir(), "ruwang-keys-")), "key.pem");
      writeFileSync(inFile, pem);
      const spellings: Record<string, string | undefined>[] = [
        {},
        { ALIPAY_PRIVATE_KEY: bare(own.privateKey, "pkcs1") },
        { ALIPAY_PRIVATE_KEY: pem },
        { ALIPAY_PRIVATE_KEY: pem.replaceAll("\n", "\\n") },
        { ALIPAY_PRIVATE_KEY: undefined, ALIPAY_PRIVATE_KEY_FILE: inFile },
        { ALIPAY_PUBLIC_KEY: theirs.publicKey.export({ type: "spki", format: "pem" }).toString() },
      ];
      for (const spelling of spellings) {
        const { gateway } = parseEnv({ ...alipay, ...spelling });
        if (gateway.kind !== "alipay") throw new Error("Alipay was chosen");
        expect(gateway).toMatchObject({
          appId: "2021004100000001",
          url: "https://openapi.alipay.com/gateway.do",
          notifyUrl: "https://portal/api/webhooks/alipay",
        });
        expect(gateway.privateKey.equals(own.privateKey)).toBe(true);
        expect(gateway.alipayPublicKey.equals(theirs.publicKey)).toBe(true);
      }
    });

    const WRONG_OF_ALIPAY: [setting: string, value: string | undefined, why: string][] = [
      ["ALIPAY_APP_ID", undefined, "is missing"],
      ["ALIPAY_APP_ID", "my application", "must be the 16 digits"],
      ["ALIPAY_APP_ID", "2016123456789012", "is a sample"],
      ["ALIPAY_PRIVATE_KEY", undefined, "is missing"],
      ["ALIPAY_PRIVATE_KEY", "MIIEpAIBAAKCAQEA", "is no RSA key"],
      ["ALIPAY_PRIVATE_KEY", bare(pair(1_024).privateKey, "pkcs8"), "is no RSA key of 2048 bits"],
      ["ALIPAY_PRIVATE_KEY", bare(own.publicKey, "spki"), "is no RSA key"],
      ["ALIPAY_PUBLIC_KEY", undefined, "is missing"],
      ["ALIPAY_PUBLIC_KEY", pem, "is no RSA key"],
      ["ALIPAY_PUBLIC_KEY", bare(own.publicKey, "spki"), "the application's own public key"],
      ["ALIPAY_GATEWAY_URL", "http://openapi.alipay.com/gateway.do", "must begin with https"],
      ["ALIPAY_GATEWAY_URL", "https://openapi-sandbox.dl.alipaydev.com/gateway.do", "sandbox"],
      ["ALIPAY_NOTIFY_URL", "http://portal.internal/api/webhooks/alipay", "must begin with https"],
    ];
    test.each(WRONG_OF_ALIPAY)("%s is named when it is %s, because it %s", (name, value, why) => {
      const refusal = () => parseEnv({ ...alipay, [name]: value });
      expect(refusal).toThrow(new RegExp(`^Refusing to start in production\\.\\n  ${name} [^\\n]+$`));
      expect(refusal).toThrow(why);
    });

    test("a key's file that is not there is named, and so is a key that is given twice", () => {
      const nowhere = { ALIPAY_PRIVATE_KEY: undefined, ALIPAY_PRIVATE_KEY_FILE: "/nowhere/key.pem" };
      expect(() => parseEnv({ ...alipay, ...nowhere })).toThrow("ALIPAY_PRIVATE_KEY_FILE names a file");
      const twice = { ALIPAY_PUBLIC_KEY_FILE: "/nowhere/key.pem" };
      expect(() => parseEnv({ ...alipay, ...twice })).toThrow("ALIPAY_PUBLIC_KEY must not be given twice");
    });

    test("let the demo into the sandbox and nowhere else", () => {
      const mocks = { SMS_PROVIDER: "mock", TRACKER_PROVIDER: "none", BANK_PROVIDER: "mock" };
      const demo = { ...LEAST_SETTINGS, ...alipay, RUWANG_MODE: "demo", ...mocks };
      expect(() => parseEnv(demo)).toThrow("ALIPAY_GATEWAY_URL must be the sandbox");
      const sandbox = "https://openapi-sandbox.dl.alipaydev.com/gateway.do";
      expect(parseEnv({ ...demo, ALIPAY_GATEWAY_URL: sandbox }).gateway).toMatchObject({ url: sandbox });
    });
  });

  const WRONG: [setting: string, value: string | undefined][] = [
    ["RUWANG_MODE", "prod"],
    ["PORT", "70000"],
    ["DEVICE_LINK_PORT", "http"],
    ["DATABASE_URL", undefined],
    ["DATABASE_URL", "mysql://db.internal/portal"],
    ["DATABASE_URL", "postgresql://portal:pw@db.internal/portal"],
    ["DATABASE_URL", "postgresql://portal:pw@db.internal?sslmode=require"],
    ["DATABASE_URL_WEB", undefined],
    ["DATABASE_URL_WEB", "postgresql://web:pw@db.internal/portal"],
    ["DATABASE_URL_WEB", "postgresql://owner:pw@db.internal/portal?sslmode=verify-full"],
    ["DATABASE_URL_DEVICE_LINK", undefined],
    ["DATABASE_URL_DEVICE_LINK", "postgresql://web:pw@db.internal/portal?sslmode=verify-full"],
    ["DATABASE_URL_JOBS", undefined],
    ["PORTAL_URL", undefined],
    ["PORTAL_URL", "not a url"],
    ["PORTAL_URL", "http://portal.internal"],
    ["PORTAL_URL", "https://portal.internal/path"],
    ["DEVICE_LINK_URL", undefined],
    ["DEVICE_LINK_URL", "ws://devices.internal"],
    ["GATEWAY_URL", undefined],
    ["GATEWAY_URL", "http://gateway.internal"],
    ["GATEWAY_WEBHOOK_URL", "http://portal.internal/api/webhooks/gateway"],
    ["MQTT_URL", undefined],
    ["MQTT_URL", "mqtt://broker.internal"],
    ["STORAGE_URL", "s3+http://A:B@s3.internal/papers"],
    ["STORAGE_URL", "s3://papers"],
    ["PAYMENT_GATEWAY", "barter"],
    ["GATEWAY_SECRET_KEY", undefined],
    ["GATEWAY_SECRET_KEY", "sk_test_51H"],
    ["GATEWAY_WEBHOOK_SECRET", "whsec_example_example_example"],
    ["SECURITY_CONTACT", undefined],
    ["SECURITY_CONTACT", "call us"],
    ["SMS_PROVIDER", "mock"],
    ["SMS_PROVIDER", "pigeon"],
    ["SMS_SECRET_KEY", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],
    ["SMS_WEBHOOK_SECRET", "short"],
    ["TRACKER_PROVIDER", "mock"],
    ["TRACKER_PROVIDER", "raven"],
    ["TRACKER_URL", "http://tracker.internal"],
    ["TRACKER_SECRET", random("session")],
    ["MQTT_PORTAL_PASSWORD", "aaaaaaaaaaaaaaaaaaaaaaaa"],
    ["SESSION_SECRET", "change-me-change-me-change-me"],
    ["DEVICE_TOKEN_SECRET", "a secret of a test, long enough"],
    ["VAULT_KEY", Buffer.alloc(32).toString("base64url")],
    ["VAULT_INDEX_KEY", random("vault")],
    ["VAULT_INDEX_KEY", Buffer.from("0123456789abcde0123456789abcdef0").toString("base64url")],
    ["NODE_TLS_REJECT_UNAUTHORIZED", "0"],
    ["NEXTAUTH_URL", "https://elsewhere.internal"],
  ];
  test.each(WRONG)("of production name %s when it is %s, and nothing else", (name, value) => {
    const refusal = () => parseEnv({ ...production, [name]: value });
    expect(refusal).toThrow(new RegExp(`^[^\\n]+\\n  ${name} [^\\n]+$`));
    if (name !== "RUWANG_MODE") expect(refusal).toThrow("Refusing to start in production");
  });

  test("of production are told to each process with its own connection alone", () => {
    const told = {
      ...production,
      RUWANG_PROCESS: "web",
      DATABASE_URL: production.DATABASE_URL_WEB,
      DATABASE_URL_WEB: undefined,
      DATABASE_URL_DEVICE_LINK: undefined,
      DATABASE_URL_JOBS: undefined,
    };
    expect(parseEnv(told).databaseUrl).toBe(production.DATABASE_URL_WEB);
  });

  test("of production name everything that is wrong at once", () => {
    const none = () => parseEnv({ RUWANG_MODE: "production" });
    for (const name of ["DATABASE_URL", "PORTAL_URL", "VAULT_KEY", "SMS_PROVIDER", "SECURITY_CONTACT"])
      expect(none).toThrow(name);
  });
});

test("every setting stands in .env.example, with its default, and nothing else does", () => {
  const text = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
  const lines = [...text.matchAll(/^(# )?([A-Z_]+)=(.*)$/gm)];
  expect(lines.map(([, , name]) => name).sort()).toEqual(Object.keys(settingsSchema.shape).sort());
  const set = lines.filter(([, comment]) => comment === undefined).map(([, , name, value]) => [name, value]);
  const defaults = Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
    const { success, data } = schema.safeParse(undefined);
    return success && data !== undefined ? [[name, String(data)]] : [];
  });
  expect(set.sort()).toEqual(defaults.sort());
});

test("the version is package.json's", () => {
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  expect(manifest.version).toBe(VERSION);
});
