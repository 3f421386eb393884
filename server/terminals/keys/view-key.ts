import { confirmBy } from "#server/domain/device-protocol/keys.ts";
import type { TerminalView } from "#server/domain/terminals/views.ts";
import { thumbprintOf } from "#server/keys/thumbprint.ts";
import type { Terminal } from "../bound-terminals.ts";
import { pendingKey } from "./pending-key.ts";

export function viewKey(at: { now: Date }, terminal: Terminal): TerminalView["key"] {
  const { publicKey, keySince, keyOrderedAt, keyDueAt } = terminal;
  if (publicKey === null || keySince === null) return null;
  const next = pendingKey(at, terminal);
  return {
    thumbprint: thumbprintOf(publicKey),
    since: keySince.toISOString(),
    next: next && {
      thumbprint: thumbprintOf(next.key),
      confirmBy: confirmBy(next.offeredAt).toISOString(),
    },
    ordered:
      keyOrderedAt === null || keyDueAt === null
        ? null
        : { at: keyOrderedAt.toISOString(), dueAt: keyDueAt.toISOString(), overdue: keyDueAt <= at.now },
  };
}
