import { createGate } from "../gate.ts";
import { relayAnswer } from "../relayed.ts";
import type { TokenCheck } from "./admission.ts";
import type { createHandOver } from "./hand-over.ts";
import { posterTo } from "./post-json.ts";

const CHECK_TIMEOUT_MS = 5_000;
/** Longer than the device link waits for a database that is away. */
const RELAY_TIMEOUT_MS = 15_000;

/** Questions under way at a time: thousands of terminals may come back at once, and others are served beside them. */
const ABREAST = 32;

interface DeviceLink {
  checkToken: TokenCheck;
  relay: Parameters<typeof createHandOver>[0]["send"];
}

/**
 * What the broker asks of the device link, the way brokers with an HTTP backend do: any broker can be put in this one's
 * place without knowing our database.
 */
export function deviceLinkAt(deviceLinkUrl: string, portalPassword: string): DeviceLink {
  const gate = createGate(ABREAST);
  const post = posterTo(deviceLinkUrl);
  const headers = { authorization: `Bearer ${portalPassword}` };
  const ask = (path: string, body: unknown, timeoutMs: number) =>
    gate(() => post({ path: `/internal/mqtt/${path}`, headers, body, timeoutMs }));
  return {
    checkToken: async (terminalId, token) => {
      const asked = { clientId: terminalId, username: terminalId, password: token };
      const answer = (await ask("authentications", asked, CHECK_TIMEOUT_MS)) as {
        result: "allow" | "deny";
        expiresAt?: string;
      };
      const { result, expiresAt } = answer;
      return result === "allow" && expiresAt !== undefined ? Date.parse(expiresAt) : null;
    },
    relay: async (messages) =>
      new Map(relayAnswer.parse(await ask("messages", { messages }, RELAY_TIMEOUT_MS)).failures),
  };
}
