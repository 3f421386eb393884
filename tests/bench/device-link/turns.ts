import { type KeyObject, randomUUID, sign } from "node:crypto";
import { JWT_BEARER } from "#server/domain/device-protocol/token.ts";
import type { Load } from "./load.ts";
import type { Ports } from "./programs.ts";

/** Terminals that talk at once. */
export const TERMINALS = 1_000;
/** Short, so that no terminal uses up its budget of ten seconds over several turns. */
const TURN_MS = 1_000;
/** Token requests of a terminal in a turn, at most: each assertion works once. */
const ASSERTIONS = 8;

export interface Members {
  members: { terminalId: string; token: string }[];
  privateKey: KeyObject;
  audience: string;
}

const BEAT = JSON.stringify({
  configVersion: 0,
  configHash: null,
  firmwareVersion: "5.0.0",
  network: "4G",
  battery: 80,
  clock: "2026-11-01T08:00:00Z",
});

export type Turn = (ports: Ports, fleet: Members) => Load;

const senders = (fleet: Members, requestsOf: (member: Members["members"][number]) => string[]) =>
  fleet.members.map((member) => ({ ...member, requests: requestsOf(member) }));

export const polls: Turn = ({ httpPort: port }, fleet) => ({
  kind: "http",
  port,
  forMs: TURN_MS,
  expected: "HTTP/1.1 304",
  senders: senders(fleet, ({ token }) => [
    `GET /device/v1/config HTTP/1.1\r\nHost: link\r\nAuthorization: Bearer ${token}\r\nIf-None-Match: "0"\r\n\r\n`,
  ]),
});

export const heartbeatsAt =
  (path: string): Turn =>
  ({ httpPort: port }, fleet) => ({
    kind: "http",
    port,
    forMs: TURN_MS,
    expected: "HTTP/1.1 200",
    senders: senders(fleet, ({ token, terminalId }) => [
      post(path, BEAT, [
        "Content-Type: application/json",
        `Authorization: Bearer ${token}`,
        `X-Terminal: ${terminalId}`,
      ]),
    ]),
  });

export const mqttHeartbeats: Turn = ({ mqttPort: port }, fleet) => ({
  kind: "mqtt",
  port,
  forMs: TURN_MS,
  expected: "",
  senders: senders(fleet, () => [BEAT]),
});

/** Assertions are made beforehand, so that nobody pays for the terminals' own signatures. */
export const tokens: Turn = ({ httpPort: port }, fleet) => ({
  kind: "http",
  port,
  forMs: TURN_MS,
  expected: "HTTP/1.1 200",
  senders: senders(fleet, ({ terminalId }) =>
    Array.from({ length: ASSERTIONS }, () => {
      const form = new URLSearchParams({ grant_type: JWT_BEARER, assertion: assertionOf(fleet, terminalId) });
      return post("/device/v1/tokens", String(form), ["Content-Type: application/x-www-form-urlencoded"]);
    }),
  ),
});

function assertionOf({ privateKey, audience }: Members, terminalId: string): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const exp = Math.floor(Date.now() / 1000) + 55;
  const claims = { iss: terminalId, sub: terminalId, aud: audience, jti: randomUUID(), exp };
  const signed = `${part({ alg: "EdDSA" })}.${part(claims)}`;
  return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString("base64url")}`;
}

const post = (path: string, body: string, headers: string[]) =>
  [
    `POST ${path} HTTP/1.1`,
    "Host: link",
    ...headers,
    `Content-Length: ${Buffer.byteLength(body)}`,
    "",
    body,
  ].join("\r\n");
