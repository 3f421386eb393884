import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { terminals } from "#db/schema/terminals.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { terminalActor } from "#server/domain/actor.ts";
import { thumbprintOf } from "#server/keys/thumbprint.ts";
import { loadBoundTerminal } from "../internal.ts";
import { pendingKey } from "./pending-key.ts";
import { type DeviceKey, invalidGrant } from "./verify-assertion.ts";

/** The new key has shown that it works: it holds alone from now on, and tokens of the old one end. */
export async function confirmKey(
  tx: Transaction,
  ctx: Context,
  { terminalId, key }: { terminalId: string; key: DeviceKey },
): Promise<void> {
  const { terminal } = await loadBoundTerminal(tx, terminalId);
  // Two first tokens at once: the other one has confirmed it.
  if (terminal.publicKey?.x === key.x) return;
  if (pendingKey(ctx, terminal)?.key.x !== key.x)
    throw invalidGrant(ctx, "another key was offered meanwhile");
  await compareAndSet(tx, terminals, {
    before: terminal,
    changes: { publicKey: key, keySince: ctx.now, tokensValidFrom: ctx.now, ...NOTHING_OPEN },
  });
  await recordAudit(
    tx,
    { ...ctx, actor: terminalActor(terminalId, terminal.merchantId) },
    {
      action: "terminal.confirm_key",
      subjectType: "terminal",
      subjectId: terminalId,
      before: { thumbprint: terminal.publicKey === null ? null : thumbprintOf(terminal.publicKey) },
      after: { thumbprint: thumbprintOf(key) },
    },
  );
  await enqueue(tx, ctx, { topic: "terminal.access_ended", payload: { terminalId } });
}

/** Of a rotation. */
export const NOTHING_OPEN = {
  nextPublicKey: null,
  nextKeyAt: null,
  keyOrderedAt: null,
  keyDueAt: null,
} as const;
