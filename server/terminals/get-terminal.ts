import { desc, eq } from "drizzle-orm";
import { configReports, configVersions, incidents } from "#db/schema/terminals.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { openParcelOf } from "#server/devices/open-parcel-of.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { terminalConfig } from "#server/domain/device-protocol/config.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { onClosing } from "#server/domain/shipments/status.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";
import { TERMINAL_TRANSITIONS, type TerminalEvent } from "#server/domain/terminals/status.ts";
import type { TerminalView } from "#server/domain/terminals/views.ts";
import { signedInAt } from "#server/operators/signed-in-at.ts";
import { incidentRows, incidentViewOf } from "./incidents/incident-rows.ts";
import { loadVisibleTerminal } from "./internal.ts";
import { viewKey } from "./keys/view-key.ts";
import { summaryOf } from "./summary-of.ts";

/** One terminal, desired and reported configuration side by side. */
export async function getTerminal(ctx: Context, input: { terminalId: string }): Promise<TerminalView> {
  requirePermission(
    ctx,
    isPermitted(ctx.actor.roles, "terminal:read") ? "terminal:read" : "terminal:read_own",
  );
  const bound = await read(ctx, (db) => loadVisibleTerminal(db, ctx, input.terminalId));
  const { terminal } = bound;
  const issued = (await versionsOf(ctx, terminal.id)).map(issuedOf);
  const configs = new Map(issued.map((row) => [row.version, row]));
  return {
    ...summaryOf(ctx, bound),
    firmwareVersion: terminal.firmwareVersion,
    activatedAt: terminal.activatedAt?.toISOString() ?? null,
    activationExpiresAt: terminal.activationExpiresAt.toISOString(),
    desired: configs.get(terminal.desiredVersion) ?? null,
    reported: configs.get(terminal.reportedVersion) ?? null,
    reportedAt: terminal.reportedAt?.toISOString() ?? null,
    history: issued.map(({ config: _config, ...row }) => row),
    reports: await reportsOf(ctx, terminal.id),
    incidents: await incidentsOf(ctx, terminal.id),
    key: viewKey(ctx, terminal),
    operator: await read(ctx, (db) => signedInAt(db, ctx, terminal.id)),
    events: isPermitted(ctx.actor.roles, "terminal:write")
      ? eventsFrom(TERMINAL_TRANSITIONS, terminal.status).filter(
          (event: TerminalEvent) => event !== "activate",
        )
      : [],
    parcel: await parcelOf(ctx, terminal.deviceId),
  };
}

async function parcelOf(ctx: Context, deviceId: string): Promise<TerminalView["parcel"]> {
  const parcel = await read(ctx, (db) => openParcelOf(db, deviceId));
  return parcel === undefined ? null : { shipmentId: parcel.id, onClosing: onClosing(parcel.status) };
}

function versionsOf(ctx: Context, terminalId: string) {
  return read(ctx, (db) =>
    db
      .select()
      .from(configVersions)
      .where(eq(configVersions.terminalId, terminalId))
      .orderBy(desc(configVersions.version))
      .limit(50),
  );
}

function issuedOf(row: typeof configVersions.$inferSelect) {
  return {
    version: row.version,
    contentHash: row.contentHash,
    issuedAt: row.issuedAt.toISOString(),
    reason: row.reason,
    config: terminalConfig.parse(row.payload),
  };
}

async function reportsOf(ctx: Context, terminalId: string): Promise<TerminalView["reports"]> {
  const rows = await read(ctx, (db) =>
    db
      .select()
      .from(configReports)
      .where(eq(configReports.terminalId, terminalId))
      .orderBy(desc(configReports.receivedAt))
      .limit(50),
  );
  return rows.map(({ version, status, reason, receivedAt }) => ({
    version,
    status,
    reason,
    receivedAt: receivedAt.toISOString(),
  }));
}

async function incidentsOf(ctx: Context, terminalId: string): Promise<TerminalView["incidents"]> {
  const rows = await read(ctx, (db) =>
    incidentRows(db).where(eq(incidents.terminalId, terminalId)).orderBy(desc(incidents.raisedAt)).limit(20),
  );
  return rows.map((row) => incidentViewOf(ctx, row));
}
