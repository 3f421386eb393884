import type { TokenCheck } from "./embedded-broker.ts";

const TIMEOUT_MS = 5_000;

/**
 * Asks the device link whether a terminal's token holds, the way brokers with an HTTP authentication backend
 * do: any broker can be put in this one's place without knowing our database.
 */
export function checkTokenAt(deviceLinkUrl: string, portalPassword: string): TokenCheck {
  return async (terminalId, token) => {
    const response = await fetch(`${deviceLinkUrl}/internal/mqtt/authentications`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${portalPassword}` },
      body: JSON.stringify({ clientId: terminalId, username: terminalId, password: token }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`the device link answered ${response.status}`);
    const answer = (await response.json()) as { result: "allow" | "deny"; expiresAt?: string };
    return answer.result === "allow" && answer.expiresAt !== undefined ? Date.parse(answer.expiresAt) : null;
  };
}
