import { eq, lt } from "drizzle-orm";
import { decodeJwt } from "jose";
import { terminals, usedAssertions } from "#db/schema/terminals.ts";
import { change, changeByStatement } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { TOKEN_VALID_SECONDS, type TokenAnswer } from "#server/domain/device-protocol/token.ts";
import { signDeviceToken } from "#server/keys/device-token.ts";
import type { Terminal } from "../bound-terminals.ts";
import { confirmKey } from "../keys/confirm-key.ts";
import { pendingKey } from "../keys/pending-key.ts";
import { spendAssertions } from "../keys/spend-assertions.ts";
import { type DeviceKey, invalidGrant, isName, verifyAssertion } from "../keys/verify-assertion.ts";

const TOKENS_PATH = "/device/v1/tokens";

/**
 * Exchanges an assertion signed by the device's key for an access token (RFC 7523); an assertion works once. The first one by
 * a new key confirms it.
 */
export async function issueToken(ctx: Context, assertion: string): Promise<TokenAnswer> {
  const terminalId = subjectOf(assertion);
  const [terminal] = await read(ctx, (db) => db.select().from(terminals).where(eq(terminals.id, terminalId)));
  if (terminal?.publicKey == null || terminal.status !== "active")
    throw invalidGrant(ctx, "unknown or not active");
  const { claims, newKey } = await verify(ctx, assertion, { ...terminal, publicKey: terminal.publicKey });
  await changeByStatement(ctx, (db) =>
    db.delete(usedAssertions).where(lt(usedAssertions.expiresAt, ctx.now)),
  );
  if (!(await changeByStatement(ctx, (db) => spendAssertions(db, [claims]))))
    throw invalidGrant(ctx, "the assertion was used before");
  if (newKey !== null) await change(ctx, (tx) => confirmKey(tx, ctx, { terminalId, key: newKey }));
  const { id, merchantId } = terminal;
  const token = await signDeviceToken(ctx.deviceTokenSecret, { terminalId: id, merchantId, now: ctx.now });
  return { access_token: token, token_type: "Bearer", expires_in: TOKEN_VALID_SECONDS };
}

/** By the key that holds or, while one waits for its first token, by that one. */
async function verify(ctx: Context, assertion: string, terminal: Terminal & { publicKey: DeviceKey }) {
  const at = { terminalId: terminal.id, path: TOKENS_PATH };
  const pending = pendingKey(ctx, terminal);
  try {
    return {
      claims: await verifyAssertion(ctx, assertion, { ...at, key: terminal.publicKey }),
      newKey: null,
    };
  } catch (error) {
    if (pending === null) throw error;
  }
  const claims = await verifyAssertion(ctx, assertion, { ...at, key: pending.key });
  return { claims, newKey: pending.key };
}

function subjectOf(assertion: string): string {
  try {
    const { sub } = decodeJwt(assertion);
    return isName(sub) ? sub : "";
  } catch {
    // Not a JWT at all: the same answer as an unknown terminal.
    return "";
  }
}
