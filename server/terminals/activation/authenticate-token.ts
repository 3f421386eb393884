import { eq } from "drizzle-orm";
import { jwtVerify } from "jose";
import { terminals } from "#db/schema/terminals.ts";
import { read } from "#server/changes/read.ts";
import type { Runtime } from "#server/context.ts";
import type { Actor } from "#server/domain/actor.ts";
import { AUDIENCE } from "./issue-token.ts";

/** Whose token this is; null when it is foreign, expired, or ended by suspension or closing. */
export async function authenticateToken(
  runtime: Runtime,
  token: string,
  now: Date,
): Promise<AuthenticatedTerminal | null> {
  try {
    const { payload } = await jwtVerify(token, runtime.deviceTokenSecret, {
      audience: AUDIENCE,
      algorithms: ["HS256"],
      currentDate: now,
    });
    const [terminal] = await read(runtime, (db) =>
      db
        .select()
        .from(terminals)
        .where(eq(terminals.id, payload.sub ?? "")),
    );
    if (terminal?.status !== "active" || payload.iat === undefined || payload.exp === undefined) return null;
    if (payload.iat < Math.floor(terminal.tokensValidFrom.getTime() / 1000)) return null;
    return {
      actor: { kind: "terminal", id: terminal.id, merchantId: terminal.merchantId, roles: ["terminal"] },
      expiresAt: new Date(payload.exp * 1000),
    };
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("ERR_J")) return null;
    throw error;
  }
}

export interface AuthenticatedTerminal {
  actor: Extract<Actor, { kind: "terminal" }>;
  expiresAt: Date;
}
