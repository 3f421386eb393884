import { topicPrefixOf } from "#server/domain/device-protocol/activation.ts";
import { MAX_PAYLOAD } from "../relayed.ts";
import { DISCONNECT_TOPIC, PORTAL_USER, parseFromTerminal } from "../topics.ts";

/** Who is behind a connection. */
export type Principal = { kind: "portal" } | { kind: "terminal"; terminalId: string; expiresAt: number };

/** A terminal sends its reports and heartbeats, small and never retained, and nothing else. */
export function mayPublish(
  principal: Principal | undefined,
  packet: { topic: string; retain: boolean; payload: string | Buffer },
): boolean {
  if (principal === undefined) return false;
  if (principal.kind === "portal") return !packet.topic.startsWith("$");
  if (packet.retain || packet.payload.length > MAX_PAYLOAD) return false;
  return parseFromTerminal(packet.topic)?.terminalId === principal.terminalId;
}

/** A filter that begins with the terminal's whole prefix, slash included, cannot match anything outside it. */
export function maySubscribe(principal: Principal | undefined, filter: string): boolean {
  if (principal === undefined || filter === DISCONNECT_TOPIC) return false;
  if (principal.kind === "portal") return !filter.startsWith("$");
  return filter.startsWith(topicPrefixOf(principal.terminalId));
}

/** A terminal subscribes once or twice; each filter costs memory, and may bring a retained message along. */
export const MAX_SUBSCRIPTIONS = 200;

/** Whether a connection may ask for one filter more, granted or not. */
export function mayAskForMore(principal: Principal | undefined, asked: number): boolean {
  return principal?.kind === "portal" || asked <= MAX_SUBSCRIPTIONS;
}

export function mayReceive(principal: Principal | undefined, topic: string): boolean {
  if (principal?.kind === "portal") return true;
  return principal?.kind === "terminal" && topic.startsWith(topicPrefixOf(principal.terminalId));
}

/** Client ids under the portal's user name start with it, so that no terminal can take one over. */
export function isPortalClient(clientId: string, username: string): boolean {
  return username === PORTAL_USER && clientId.startsWith(`${PORTAL_USER}-`);
}
