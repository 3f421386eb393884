import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseEnv, settingsSchema } from "#server/env.ts";
import { VERSION } from "#server/version.ts";
import { LEAST_SETTINGS } from "../support/browser/web-settings.ts";

const production = {
  ...LEAST_SETTINGS,
  RUWANG_MODE: "production",
  GATEWAY_SECRET_KEY: "sk_live_x",
  GATEWAY_URL: "https://gateway",
  MQTT_URL: "mqtts://broker",
  PORTAL_URL: "https://portal",
  DEVICE_LINK_URL: "https://devices.portal",
  SECURITY_CONTACT: "mailto:security@portal.example",
  SMS_PROVIDER: "tencent",
  SMS_SECRET_ID: "AKID1",
  SMS_SECRET_KEY: "key",
  SMS_APP_ID: "1400000001",
  SMS_SIGN_NAME: "入网",
  SMS_TEMPLATES: '{"sign_in.code":"1234567"}',
  SMS_WEBHOOK_SECRET: "a secret of receipts, long enough",
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
      secretKey: "key",
      appId: "1400000001",
      signName: "入网",
      templates: { "sign_in.code": "1234567" },
      webhookSecret: "a secret of receipts, long enough",
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
    expect(() => parseEnv({ ...production, RUWANG_MODE: "demo" })).toThrow("SMS_PROVIDER must be mock");
  });

  test("of production are accepted whole and refused with any demo part, by name", () => {
    expect(parseEnv(production).mode).toBe("production");
    expect(() => parseEnv({ ...production, GATEWAY_SECRET_KEY: "sk_test_ruwang" })).toThrow(
      "GATEWAY_SECRET_KEY",
    );
    const demo = [
      "GATEWAY_URL",
      "MQTT_URL",
      "PORTAL_URL",
      "DEVICE_LINK_URL",
      "SECURITY_CONTACT",
      "SMS_PROVIDER",
    ];
    for (const name of demo) {
      expect(() => parseEnv({ ...production, [name]: undefined })).toThrow(name);
    }
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
