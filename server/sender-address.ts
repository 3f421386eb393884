import type { IncomingHttpHeaders } from "node:http";
import { isIPv6 } from "node:net";

interface Received {
  headers: IncomingHttpHeaders;
  socket: { remoteAddress?: string | undefined };
}

/**
 * Who sends a request, whatever the client claims: the address that it came from or, behind so many proxies of our own,
 * the one that the outermost of them saw.
 */
export function senderAddress({ headers, socket }: Received, proxies: number): string {
  const forwarded = (headers["x-forwarded-for"] ?? "").toString().split(",");
  const seen = proxies > 0 ? forwarded.at(-proxies)?.trim() : undefined;
  return networkOf(seen || socket.remoteAddress || "unknown");
}

/** One household has a whole /64 of IPv6 and could take a new address for every try. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(plain)) return plain;
  const [head = "", tail = ""] = plain.split("%")[0]?.split("::") ?? [];
  const groups = (part: string) => part.split(":").filter(Boolean);
  const missing = 8 - groups(head).length - groups(tail).length;
  const whole = [...groups(head), ...Array<string>(Math.max(0, missing)).fill("0"), ...groups(tail)];
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
