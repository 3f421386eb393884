import { compareAndSet } from "#db/compare-and-set.ts";
import { terminals } from "#db/schema/terminals.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { confirmBy, type RotateKeyAnswer, type RotateKeyInput } from "#server/domain/device-protocol/keys.ts";
import { thumbprintOf } from "#server/keys/thumbprint.ts";
import { loadBoundTerminal } from "../internal.ts";
import { pendingKey } from "./pending-key.ts";
import { spendAssertions } from "./spend-assertions.ts";
import { invalidGrant, verifyAssertion } from "./verify-assertion.ts";

const KEYS_PATH = "/device/v1/keys";

/**
 * A terminal offers the key that it wants to sign with from now on, proven by the key that holds and by the new one. The
 * old key holds until the new one has fetched its first token, so that a lost answer or a power cut leaves a key that
 * works. A later offer takes the place of an earlier one; the same key again is answered alike.
 */
export async function rotateKey(ctx: Context, input: RotateKeyInput): Promise<RotateKeyAnswer> {
  requirePermission(ctx, "terminal:operate");
  const { kty, crv, x } = input.publicKey;
  const offered = { kty, crv, x };
  const thumbprint = thumbprintOf(offered);
  const { terminal: seen } = await read(ctx, (db) => loadBoundTerminal(db, ctx.actor.id));
  if (seen.publicKey === null) throw invalidGrant(ctx, "there is no key yet");
  const at = { terminalId: seen.id, path: KEYS_PATH };
  const proofs = [
    await verifyAssertion(ctx, input.assertion, { ...at, key: seen.publicKey }),
    await verifyAssertion(ctx, input.proof, { ...at, key: offered }),
  ];
  if (proofs.some(({ jkt }) => jkt !== thumbprint))
    throw invalidGrant(ctx, "jkt must be the new key's thumbprint");
  if (seen.publicKey.x === x) return { thumbprint, status: "current" };
  return change(ctx, async (tx) => {
    const { terminal } = await loadBoundTerminal(tx, seen.id);
    if (terminal.publicKey?.x !== seen.publicKey?.x) throw invalidGrant(ctx, "the key has changed meanwhile");
    const pending = pendingKey(ctx, terminal);
    if (pending?.key.x === x) return answerOf(thumbprint, pending.offeredAt);
    if (!(await spendAssertions(tx, proofs))) throw invalidGrant(ctx, "it was used before");
    await compareAndSet(tx, terminals, {
      before: terminal,
      changes: { nextPublicKey: offered, nextKeyAt: ctx.now },
    });
    await recordAudit(tx, ctx, {
      action: "terminal.offer_key",
      subjectType: "terminal",
      subjectId: terminal.id,
      after: { thumbprint },
    });
    return answerOf(thumbprint, ctx.now);
  });
}

const answerOf = (thumbprint: string, offeredAt: Date): RotateKeyAnswer => ({
  thumbprint,
  status: "pending",
  confirmBy: confirmBy(offeredAt).toISOString(),
});
