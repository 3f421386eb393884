import { confirmBy } from "#server/domain/device-protocol/keys.ts";
import type { Terminal } from "../bound-terminals.ts";

/** The key that waits for its first token, unless it has waited too long. */
export function pendingKey(
  { now }: { now: Date },
  { nextPublicKey, nextKeyAt }: Pick<Terminal, "nextPublicKey" | "nextKeyAt">,
) {
  if (nextPublicKey === null || nextKeyAt === null || confirmBy(nextKeyAt) <= now) return null;
  return { key: nextPublicKey, offeredAt: nextKeyAt };
}
