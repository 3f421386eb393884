import { and, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { afterCursor, containsText, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { devices } from "#db/schema/devices.ts";
import { merchants } from "#db/schema/merchants.ts";
import { configReports, configVersions, incidents, terminals } from "#db/schema/terminals.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { openParcelOf } from "#server/devices/open-parcel-of.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { terminalConfig } from "#server/domain/device-protocol/config.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { onClosing } from "#server/domain/shipments/status.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";
import type { listTerminalsInput } from "#server/domain/terminals/inputs.ts";
import { TERMINAL_TRANSITIONS, type TerminalEvent } from "#server/domain/terminals/status.ts";
import type { TerminalSummary, TerminalView, terminalPage } from "#server/domain/terminals/views.ts";
import { type BoundTerminal, boundTerminals, loadVisibleTerminal } from "./internal.ts";

const KEYSET: Keyset = { at: terminals.createdAt, id: terminals.id, first: "newest" };

/** Terminals that the person may see, newest first. */
export async function listTerminals(
  ctx: Context,
  input: z.infer<typeof listTerminalsInput>,
): Promise<z.infer<typeof terminalPage>> {
  const all = isPermitted(ctx.actor.roles, "terminal:read");
  requirePermission(ctx, all ? "terminal:read" : "terminal:read_own");
  const rows = await read(ctx, (db) =>
    boundTerminals(db)
      .where(
        and(
          all ? undefined : eq(merchants.ownerId, ctx.actor.id),
          input.merchantId === undefined ? undefined : eq(terminals.merchantId, input.merchantId),
          input.status === undefined ? undefined : eq(terminals.status, input.status),
          containsText([merchants.name, terminals.number, devices.serialNumber], input.search),
          afterCursor(KEYSET, input.cursor),
        ),
      )
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1),
  );
  const page = pageOf(rows, ({ terminal }) => ({ at: terminal.createdAt, id: terminal.id }));
  return {
    items: page.items.map(summaryOf),
    nextCursor: page.nextCursor,
  };
}

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
    ...summaryOf(bound),
    firmwareVersion: terminal.firmwareVersion,
    activatedAt: terminal.activatedAt?.toISOString() ?? null,
    activationExpiresAt: terminal.activationExpiresAt.toISOString(),
    desired: configs.get(terminal.desiredVersion) ?? null,
    reported: configs.get(terminal.reportedVersion) ?? null,
    reportedAt: terminal.reportedAt?.toISOString() ?? null,
    history: issued.map(({ config: _config, ...row }) => row),
    reports: await reportsOf(ctx, terminal.id),
    incidents: await incidentsOf(ctx, terminal.id),
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
    db
      .select()
      .from(incidents)
      .where(eq(incidents.terminalId, terminalId))
      .orderBy(desc(incidents.raisedAt))
      .limit(20),
  );
  return rows.map((row) => ({
    kind: row.kind,
    raisedAt: row.raisedAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
  }));
}

function summaryOf({ terminal, device, model, merchant, store }: BoundTerminal): TerminalSummary {
  return {
    id: terminal.id,
    number: terminal.number,
    status: terminal.status,
    serialNumber: device.serialNumber,
    deviceStatus: device.status,
    modelCode: model.code,
    modelName: model.name,
    merchantId: merchant.id,
    merchantName: merchant.name,
    storeName: store.name,
    desiredVersion: terminal.desiredVersion,
    reportedVersion: terminal.reportedVersion,
    reportedStatus: terminal.reportedStatus,
    drifted: terminal.drifted,
    lastSeenAt: terminal.lastSeenAt?.toISOString() ?? null,
    createdAt: terminal.createdAt.toISOString(),
    version: terminal.version,
  };
}
