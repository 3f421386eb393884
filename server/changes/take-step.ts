import type { PgColumn, PgTable, PgUpdateSetSource } from "drizzle-orm/pg-core";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import type { Actor } from "#server/domain/actor.ts";
import { nextStatus, type Transitions } from "#server/domain/state-machine.ts";
import { type Effect, outboxRowOf } from "./enqueue.ts";
import { type EventOf, MACHINES, type Noun, type RowOf, type StepAction } from "./machines.ts";
import { auditRowOf } from "./record-audit.ts";
import { writeDown } from "./write-down.ts";

export interface StepContext {
  actor: Actor;
  now: Date;
  randomBytes: (length: number) => Uint8Array;
}

export type ChangesOf<N extends Noun> = Partial<Omit<RowOf<N>, "id" | "status" | "version">>;

interface Step<N extends Noun> {
  /** The row as it was read. */
  before: RowOf<N>;
  event: EventOf<N>;
  /** The version that the sender saw, where a person decides; else the one that was read. */
  seenVersion?: number | undefined;
  /** What else changes with the step; a function is given the status it leads to. */
  changes?: ChangesOf<N> | ((status: RowOf<N>["status"]) => ChangesOf<N>);
  /** What the audit row says beside the status, without personal data. */
  facts?: Record<string, unknown> | ((after: RowOf<N>) => Record<string, unknown>);
  reason?: string | undefined;
  effects?: readonly Effect[];
}

/**
 * The one door through which a status changes: transition table, version, audit row and promised effects, all in the
 * change's own transaction; where the table says since when, that too. Whoever calls has checked the permission. Returns the row as it is then; refuses with
 * `illegal_state` / `transition_refused` or `conflict` / `changed_meanwhile`.
 */
export async function takeStep<N extends Noun>(
  tx: Transaction,
  ctx: StepContext,
  { noun, ...step }: Step<N> & { noun: N },
): Promise<RowOf<N>> {
  const { table, transitions } = MACHINES[noun] as unknown as {
    table: PgTable & { id: PgColumn; version: PgColumn };
    transitions: Transitions<string, string>;
  };
  const { before } = step;
  const status = nextStatus(transitions, before.status, step.event) as RowOf<N>["status"];
  const changes = typeof step.changes === "function" ? step.changes(status) : step.changes;
  const seen = { id: before.id, version: step.seenVersion ?? before.version };
  const since = "since" in table && status !== before.status ? { since: ctx.now } : {};
  const set = { ...changes, ...since, status } as PgUpdateSetSource<typeof table>;
  const after = (await compareAndSet(tx, table, { before: seen, changes: set })) as RowOf<N>;
  const facts = typeof step.facts === "function" ? step.facts(after) : step.facts;
  const row = auditRowOf(ctx, {
    action: `${noun}.${step.event}` as StepAction,
    subjectType: noun,
    subjectId: before.id,
    before: { status: before.status },
    after: { status, ...facts },
    reason: step.reason,
  });
  const promised = (step.effects ?? []).map((effect) => outboxRowOf(tx, ctx, effect));
  await writeDown(tx, row, promised);
  return after;
}
