import type { Transaction } from "#db/client.ts";
import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { distanceFromStore, FAR_FROM_STORE_M } from "#server/domain/terminals/distance.ts";
import type { ResolveIncidentInput } from "#server/domain/terminals/incidents/inputs.ts";
import { BY_STAFF, resolutionsFor } from "#server/domain/terminals/incidents/resolutions.ts";
import { type IncidentView, incidentDetails } from "#server/domain/terminals/incidents/views.ts";
import { correctStorePosition } from "#server/stores/correct-store-position.ts";
import { moveToStoreIn } from "#server/terminals/move-to-store.ts";
import { suspendWorking } from "#server/terminals/suspend-working.ts";
import { type IncidentRow, incidentViewOf, loadIncident } from "./incident-rows.ts";

/**
 * Ends an incident by what staff found out, and does in the same change what follows from it: the terminal moves, its
 * store's place is corrected, or it is stopped.
 */
export async function resolveIncident(ctx: Context, input: ResolveIncidentInput): Promise<IncidentView> {
  requirePermission(ctx, "terminal:write");
  const { incidentId, resolution, reason } = input;
  return change(ctx, async (tx) => {
    const found = await loadIncident(tx, incidentId);
    const { incident, terminal } = found;
    await takeStep(tx, ctx, {
      noun: "incident",
      before: incident,
      seenVersion: input.version,
      event: BY_STAFF[resolution].event,
      changes: { resolution, reason, resolvedAt: ctx.now },
      facts: { terminalId: terminal.id, kind: incident.kind, resolution },
      reason,
    });
    if (!resolutionsFor(incident.kind, terminal.status).includes(resolution)) throw doesNotFit(found);
    await followThrough(tx, ctx, { found, input });
    return incidentViewOf(ctx, await loadIncident(tx, incidentId));
  });
}

async function followThrough(
  tx: Transaction,
  ctx: Context,
  { found, input }: { found: IncidentRow; input: ResolveIncidentInput },
): Promise<void> {
  const { terminal, store } = found;
  const { reason } = input;
  if (input.resolution === "moved")
    requireNear(found, await moveToStoreIn(tx, ctx, { before: terminal, storeId: input.storeId, reason }));
  if (input.resolution === "position_corrected") {
    requireNear(found, input.position);
    await correctStorePosition(tx, ctx, { before: store, position: input.position, reason });
  }
  if (input.resolution === "suspended") await suspendWorking(tx, ctx, { terminalId: terminal.id, reason });
}

/** A place that is as far from the terminal explains nothing: the next sign of life would raise the incident again. */
function requireNear({ incident }: IncidentRow, place: { lat: number | null; lng: number | null }): void {
  const { at } = incidentDetails.parse(incident.details);
  const distance = distanceFromStore(place, at ?? undefined);
  if (distance === null || distance <= FAR_FROM_STORE_M) return;
  throw new DomainError(
    "conflict",
    "still_far_from_store",
    "The terminal is far from this place, too. Choose the place where it is, or another way.",
    { distanceM: distance },
  );
}

function doesNotFit({ incident, terminal }: IncidentRow): DomainError {
  return new DomainError(
    "conflict",
    "resolution_does_not_fit",
    "An incident of this kind does not end this way. Choose another one.",
    { kind: incident.kind, possible: resolutionsFor(incident.kind, terminal.status) },
  );
}
