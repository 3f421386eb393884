import { and, eq, isNull, or } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { claims } from "#db/schema/claims.ts";
import { TAMPERING } from "#server/domain/claims/reasons.ts";
import { DomainError } from "#server/domain/errors.ts";

/** A device that somebody may have opened is used by nobody until it has been examined, and never if it was opened. */
export async function refuseQuarantined(tx: Transaction, deviceId: string): Promise<void> {
  const [claim] = await tx
    .select({ id: claims.id, finding: claims.finding })
    .from(claims)
    .where(
      and(
        eq(claims.deviceId, deviceId),
        eq(claims.reason, TAMPERING),
        or(isNull(claims.finding), eq(claims.finding, "tampered")),
      ),
    )
    .limit(1);
  if (claim === undefined) return;
  throw new DomainError(
    "conflict",
    "device_quarantined",
    "The device is kept apart: somebody may have opened it. Have it examined, or retire it.",
    { claimId: claim.id, finding: claim.finding },
  );
}
