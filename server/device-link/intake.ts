import { setImmediate } from "node:timers/promises";
import { createGate } from "#server/broker/gate.ts";
import { Lanes } from "#server/broker/lanes.ts";
import { type Context, contextFor, type Runtime } from "#server/context.ts";
import { systemActor } from "#server/domain/actor.ts";
import type { ConfigReport, HeartbeatAnswer, HeartbeatInput } from "#server/domain/device-protocol/config.ts";
import { DomainError, isOvertaken, isUnavailable } from "#server/domain/errors.ts";
import type { TokenClaims } from "#server/keys/device-token.ts";
import { authenticateToken } from "#server/terminals/activation/authenticate-token.ts";
import { reportConfig } from "#server/terminals/configuration/report-config.ts";
import { reportPlainConfigs } from "#server/terminals/configuration/report-plain-configs.ts";
import { recordHeartbeat } from "#server/terminals/record-heartbeat.ts";
import { recordPlainHeartbeats } from "#server/terminals/record-plain-heartbeats.ts";
import { tokenInvalid } from "./authenticate.ts";

/** What terminals tell of themselves, whichever way it comes; each answer means that it is kept. */
export interface Intake {
  /** With what its token says, where it is yet to be seen whether it holds. */
  heartbeat(ctx: Context, beat: HeartbeatInput, claims?: TokenClaims): Promise<HeartbeatAnswer>;
  report(ctx: Context, report: ConfigReport): Promise<{ ignored: boolean }>;
}

type Answer = HeartbeatAnswer | { ignored: boolean };
/** Null where its token holds no longer. */
type Kept = Answer | null;
type Told =
  | { kind: "heartbeat"; beat: HeartbeatInput; claims?: TokenClaims | undefined }
  | { kind: "report"; report: ConfigReport };
type Message = Told & { ctx: Context; answer: (answer: Answer) => void; refuse: (error: unknown) => void };

/** Far more than a terminal has under way; what is beyond is told to come again. */
const BOUNDS = { lane: 400, total: 20_000 };
/** Terminals in one statement. */
const BATCH = 500;
/** Batches under way at a time: one is looked at while another is written. */
const WIDTH = 2;
/** Of the pool's connections, so many for what takes a transaction of its own: the others serve payments. */
const ALONE = 3;
const MAX_TRIES = 5;

/**
 * Heartbeats and reports of many terminals become one statement: while batches are written the next one gathers, with
 * one message of each terminal. What takes more than that is done by itself, beside the batches.
 */
export function createIntake(
  runtime: Runtime,
  log: { error(fields: object, message: string): void },
): Intake {
  const lanes = new Lanes<Message>(BOUNDS);
  const gate = createGate(ALONE);
  let underWay = 0;

  async function run(): Promise<void> {
    if (underWay >= WIDTH) return;
    underWay += 1;
    try {
      // Whoever came in the same breath goes along.
      await setImmediate();
      for (;;) {
        const batch = lanes.take({ lanes: BATCH, each: 1 });
        if (batch.size === 0) return;
        await deliver([...batch.values()].flat());
      }
    } finally {
      underWay -= 1;
    }
  }

  async function deliver(batch: Message[]): Promise<void> {
    const answers = await answersOf(batch).catch((error: unknown) => {
      if (!isUnavailable(error))
        log.error({ err: error }, "a batch failed; its messages are taken one by one");
      return error instanceof Error ? error : new Error(String(error));
    });
    if (isUnavailable(answers)) return refuseAll([...batch, ...lanes.clear()], answers);
    for (const message of batch) {
      const answer = answers instanceof Error ? undefined : answers.get(message);
      if (answer === undefined) void gate(() => alone(message)).finally(() => next(message));
      else {
        if (answer === null) message.refuse(tokenInvalid());
        else message.answer(answer);
        lanes.free(message.ctx.actor.id);
      }
    }
  }

  /** Those that were kept together. */
  async function answersOf(batch: Message[]): Promise<Map<Message, Kept>> {
    const ctx = contextFor(runtime, { actor: systemActor("device-link"), now: new Date() });
    const beats = batch.flatMap((m) =>
      m.kind === "heartbeat"
        ? [{ beat: m.beat, terminalId: m.ctx.actor.id, issuedAt: m.claims?.issuedAt }]
        : [],
    );
    const reports = batch.flatMap((m) =>
      m.kind === "report" ? [{ report: m.report, terminalId: m.ctx.actor.id }] : [],
    );
    const [beaten, reported] = await Promise.all([
      beats.length > 0 ? recordPlainHeartbeats(ctx, beats) : new Map<string, Kept>(),
      reports.length > 0 ? reportPlainConfigs(ctx, reports) : new Set<string>(),
    ]);
    return new Map(
      batch.flatMap((message) => {
        const { id } = message.ctx.actor;
        const kept = reported.has(id) ? { ignored: false } : undefined;
        const answer = message.kind === "heartbeat" ? beaten.get(id) : kept;
        return answer === undefined ? [] : [[message, answer] as const];
      }),
    );
  }

  function refuseAll(messages: Message[], error: unknown): void {
    for (const message of messages) {
      message.refuse(error);
      lanes.free(message.ctx.actor.id);
    }
  }

  function next(message: Message): void {
    lanes.free(message.ctx.actor.id);
    void run();
  }

  const put = <A extends Answer>(ctx: Context, told: Told): Promise<A> =>
    new Promise((resolve, reject) => {
      const answer = resolve as (answer: Answer) => void;
      if (lanes.add(ctx.actor.id, { ...told, ctx, answer, refuse: reject })) void run();
      else
        reject(new DomainError("unavailable", "intake_full", "Too much is waiting. Try again in a moment."));
    });
  return {
    heartbeat: (ctx, beat, claims) => put(ctx, { kind: "heartbeat", beat, claims }),
    report: (ctx, report) => put(ctx, { kind: "report", report }),
  };
}

/** What one terminal tells, in a transaction of its own; again when somebody changed the terminal meanwhile. */
async function alone(message: Message): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      const { ctx } = message;
      // Many may have been told in vain before it was seen whose token holds.
      if (message.kind === "heartbeat" && message.claims !== undefined)
        await requireToken(ctx, message.claims);
      const done =
        message.kind === "heartbeat"
          ? await recordHeartbeat(ctx, message.beat)
          : await reportConfig(ctx, message.report);
      return message.answer(done);
    } catch (error) {
      if (!isOvertaken(error) || tries === MAX_TRIES) return message.refuse(error);
    }
  }
}

async function requireToken(runtime: Runtime, claims: TokenClaims): Promise<void> {
  if ((await authenticateToken(runtime, claims)) === null) throw tokenInvalid();
}
