import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OPERATIONS } from "#server/device-link/operations.ts";
import { startTestDeviceLink, type TestDeviceLink } from "../support/devices/device-link.ts";

let link: TestDeviceLink;
beforeAll(async () => {
  link = await startTestDeviceLink();
});
afterAll(() => link.close());

const NUL = "a\u0000b";
const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;

/** Bodies nobody could mean, as they go over the wire. */
const BODIES = [
  "",
  "null",
  "7",
  '"text"',
  "[]",
  "{",
  deep,
  `{"a":${deep}}`,
  '{"__proto__":{"a":1}}',
  '{"constructor":{"prototype":{}}}',
  JSON.stringify({ serialNumber: NUL, activationCode: NUL, model: NUL, firmwareVersion: NUL }),
  JSON.stringify({
    version: 2 ** 31,
    contentHash: "0".repeat(64),
    status: "applied",
    at: "2026-01-01T00:00:00Z",
  }),
  JSON.stringify({
    version: 1,
    contentHash: "0".repeat(64),
    status: "rejected",
    reason: NUL,
    at: "2026-01-01T00:00:00Z",
  }),
  JSON.stringify({ version: 1, contentHash: "0".repeat(64), status: "applied", at: "0000-01-01T00:00:00Z" }),
  JSON.stringify({
    version: 1,
    contentHash: "0".repeat(64),
    status: "applied",
    at: "9999-12-31T23:59:59-23:59",
  }),
  JSON.stringify({
    configVersion: 1e308,
    configHash: null,
    firmwareVersion: "1.0.0",
    clock: "2026-01-01T00:00:00Z",
  }),
  JSON.stringify({ configVersion: 1, configHash: null, firmwareVersion: NUL, clock: "2026-01-01T00:00:00Z" }),
  JSON.stringify({ amountFen: 2 ** 53, method: "alipay", configVersion: 1, operator: NUL }),
  JSON.stringify({ amountFen: 100, method: "alipay", configVersion: 2 ** 31, operator: "\ud800" }),
  JSON.stringify({ amountFen: 1, reason: NUL }),
  JSON.stringify({
    amountFen: 100,
    method: "bank_card",
    configVersion: 1,
    card: { token: NUL, entry: "chip" },
  }),
  "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=%00",
  "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=e30.e30.e30",
  "%E0%A4%A=1&a[b][c]=%",
];
const NAMES = [
  "pay_%00",
  "pay_%ED%A0%80",
  "%E0%A4%A",
  "pay_1%2F..",
  "a".repeat(3_000),
  "2147483648",
  "__proto__",
];

describe.each(OPERATIONS.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
  "%s",
  (_title, operation) => {
    test("answers what nobody could mean as the sender's fault", async () => {
      // Its own, since a terminal has only so many tries in ten seconds.
      const terminal = await link.ready();
      const paths = operation.path.includes("{")
        ? NAMES.map((name) => operation.path.replaceAll(/\{\w+\}/g, name))
        : [operation.path, `${operation.path}?wait=1e308`, `${operation.path}?wait=%00&a[b]=c`];
      const bodies = operation.method === "GET" ? [undefined] : BODIES;
      for (const [index, path] of paths.entries()) {
        for (const body of index === 0 ? bodies : bodies.slice(0, 1)) {
          const response = await fetch(link.url + path, {
            method: operation.method,
            headers: {
              authorization: `Bearer ${terminal.token}`,
              "content-type": operation.bodyType ?? "application/json",
              "idempotency-key": "\u00ff",
            },
            ...(body !== undefined && { body }),
          });
          const answer = await response.text();
          expect(response.status, `${path} ${body?.slice(0, 80)}: ${answer}`).toBeLessThan(500);
        }
      }
    });
  },
);

test.each(["0000-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59-23:59"])(
  "a report of %s, when no clock was right, is refused by name",
  async (at) => {
    const terminal = await link.ready();
    const { body } = await terminal.fetchConfig();
    const reply = await terminal.report({ version: 1, contentHash: body.contentHash, status: "applied", at });
    expect(reply).toMatchObject({ status: 400, body: { error: { field: "at" } } });
  },
);

/** Sends a request as it is, and gives the status of the answer. */
function raw(lines: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(link.url).port), "127.0.0.1");
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
    });
    socket.on("close", () => resolve(Number(answer.split(" ")[1])));
    socket.on("error", reject);
    socket.write(Buffer.from(`${lines.join("\r\n")}\r\nConnection: close\r\n\r\n`, "latin1"));
  });
}

test.each([
  ["Authorization", "Bearer"],
  ["Authorization", "Bearer "],
  ["Authorization", "Bearer ..."],
  ["Authorization", `Bearer ${"a".repeat(5_000)}`],
  ["Authorization", "Basic"],
  ["Authorization", "Basic %%%"],
  ["Authorization", "Basic /////w=="],
  ["Authorization", "\u00ff\u00fe"],
  ["Origin", "null"],
  ["Origin", "garbage"],
  ["Origin", "\u00ff://["],
  ["If-None-Match", '"99999999999999999999"'],
  ["X-Forwarded-For", ",,,\u00ff, ::::"],
  ["Content-Length", "-1"],
])("a header %s: %s is no fault of ours", async (name, value) => {
  const status = await raw(["GET /device/v1/config HTTP/1.1", "Host: x", `${name}: ${value}`]);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
});
