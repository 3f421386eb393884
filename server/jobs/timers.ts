import { sql } from "drizzle-orm";
import { heartbeats } from "#db/schema/platform.ts";
import { eraseEndedApplications } from "#server/applications/erase-ended-applications.ts";
import { lapseApplications } from "#server/applications/lapse-applications.ts";
import { remindApplicants } from "#server/applications/remind-applicants.ts";
import { sealAudit } from "#server/audit/seal-audit.ts";
import { changeByStatement } from "#server/changes/change.ts";
import { lapseClaims } from "#server/claims/lapse-claims.ts";
import { forgetClaimPhotos } from "#server/claims/photos/forget-claim-photos.ts";
import type { Context } from "#server/context.ts";
import { followContracts } from "#server/contracts/follow-contracts.ts";
import { eraseReplacedDocuments } from "#server/documents/erase-replaced-documents.ts";
import { sweepLaidFiles } from "#server/documents/sweep-laid-files.ts";
import { sweepUploads } from "#server/documents/sweep-uploads.ts";
import { MINUTE_MS } from "#server/domain/calendar/durations.ts";
import { forgetSignInTraces } from "#server/identity/forget-sign-in-traces.ts";
import { log } from "#server/log.ts";
import { lapseInvitations } from "#server/members/lapse-invitations.ts";
import { forgetMessages } from "#server/messages/forget-messages.ts";
import { forgetOperators } from "#server/operators/forget-operators.ts";
import { lapseOperators } from "#server/operators/lapse-operators.ts";
import { reconcileWaitingPayments } from "#server/payments/gateway/reconcile-waiting-payments.ts";
import { expireDuePayments } from "#server/payments/orders/expire-due-payments.ts";
import { reconcileNightly } from "#server/reconciliations/reconcile-nightly.ts";
import { watchDeadlines } from "#server/reviews/deadlines/watch-deadlines.ts";
import { assignWaiting } from "#server/reviews/queue/assign-waiting.ts";
import { lapseAccounts } from "#server/settlements/accounts/lapse-accounts.ts";
import { takeOverAccounts } from "#server/settlements/accounts/take-over-accounts.ts";
import { followPayouts } from "#server/settlements/payouts/follow-payouts.ts";
import { followReturns } from "#server/settlements/payouts/follow-returns.ts";
import { carryOnRuns } from "#server/settlements/runs/carry-on-runs.ts";
import { draftRuns } from "#server/settlements/runs/draft-runs.ts";
import { forgetTraces } from "#server/shipments/tracking/forget-traces.ts";
import { forgetHeartbeats } from "#server/terminals/health/forget-heartbeats.ts";
import { expireLogRequests } from "#server/terminals/logs/expire-log-requests.ts";
import { forgetLogs } from "#server/terminals/logs/forget-logs.ts";
import { expireMessages } from "#server/terminals/messages/expire-messages.ts";

interface Timer {
  name: string;
  everyMs: number;
  run: (ctx: Context) => Promise<unknown>;
}

/** What happens by the clock. Every run may overlap with another instance's: the verbs compare versions. */
const TIMERS: readonly Timer[] = [
  { name: "heartbeat", everyMs: 5_000, run: beat },
  { name: "seal-audit", everyMs: 500, run: sealAudit },
  { name: "expire-payments", everyMs: 5_000, run: expireDuePayments },
  { name: "lapse-applications", everyMs: MINUTE_MS, run: lapseApplications },
  { name: "watch-deadlines", everyMs: MINUTE_MS, run: watchDeadlines },
  { name: "assign-waiting", everyMs: 10_000, run: assignWaiting },
  { name: "lapse-claims", everyMs: MINUTE_MS, run: lapseClaims },
  { name: "expire-log-requests", everyMs: MINUTE_MS, run: expireLogRequests },
  { name: "expire-messages", everyMs: MINUTE_MS, run: expireMessages },
  { name: "lapse-operators", everyMs: MINUTE_MS, run: lapseOperators },
  { name: "lapse-invitations", everyMs: MINUTE_MS, run: lapseInvitations },
  { name: "remind-applicants", everyMs: MINUTE_MS, run: remindApplicants },
  { name: "erase-applications", everyMs: MINUTE_MS, run: eraseEndedApplications },
  { name: "sweep-uploads", everyMs: MINUTE_MS, run: sweepUploads },
  { name: "sweep-laid-files", everyMs: MINUTE_MS, run: sweepLaidFiles },
  { name: "erase-replaced-documents", everyMs: MINUTE_MS, run: eraseReplacedDocuments },
  { name: "forget-sign-in-traces", everyMs: 5 * MINUTE_MS, run: forgetSignInTraces },
  { name: "forget-heartbeats", everyMs: 5 * MINUTE_MS, run: forgetHeartbeats },
  { name: "forget-traces", everyMs: 5 * MINUTE_MS, run: forgetTraces },
  { name: "forget-messages", everyMs: 5 * MINUTE_MS, run: forgetMessages },
  { name: "forget-claim-photos", everyMs: 5 * MINUTE_MS, run: forgetClaimPhotos },
  { name: "forget-logs", everyMs: 5 * MINUTE_MS, run: forgetLogs },
  { name: "forget-operators", everyMs: 5 * MINUTE_MS, run: forgetOperators },
  { name: "follow-contracts", everyMs: MINUTE_MS, run: followContracts },
  { name: "reconcile-nightly", everyMs: MINUTE_MS, run: reconcileNightly },
  { name: "draft-settlements", everyMs: MINUTE_MS, run: draftRuns },
  { name: "carry-on-settlements", everyMs: 5_000, run: carryOnRuns },
  { name: "follow-payouts", everyMs: 10_000, run: followPayouts },
  { name: "follow-returns", everyMs: 10 * MINUTE_MS, run: followReturns },
  { name: "take-over-accounts", everyMs: 10 * MINUTE_MS, run: takeOverAccounts },
  { name: "lapse-settlement-accounts", everyMs: MINUTE_MS, run: lapseAccounts },
  { name: "reconcile-payments", everyMs: 10_000, run: reconcileWaitingPayments },
];

/** Starts the timers; a run that fails is logged and the next one comes as usual. Returns how to stop them. */
export function startTimers(context: () => Context): () => Promise<void> {
  const stops = TIMERS.map((timer) => startTimer(timer, context));
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

function startTimer(timer: Timer, context: () => Context): () => Promise<void> {
  let stopped = false;
  let wake: (() => void) | undefined;
  const loop = (async () => {
    while (!stopped) {
      await timer
        .run(context())
        .catch((error: unknown) => log.error({ timer: timer.name, err: error }, "timer failed"));
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const handle = setTimeout(resolve, timer.everyMs);
        wake = () => {
          clearTimeout(handle);
          resolve();
        };
      });
    }
  })();
  return async () => {
    stopped = true;
    wake?.();
    await loop;
  };
}

async function beat(ctx: Context): Promise<void> {
  await changeByStatement(ctx, (db) =>
    db
      .insert(heartbeats)
      .values({ part: "jobs", beatAt: ctx.now })
      .onConflictDoUpdate({ target: heartbeats.part, set: { beatAt: sql`excluded.beat_at` } }),
  );
}
