import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import Stripe from "stripe";
import { payments } from "#db/schema/payments.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import { GatewayError } from "#server/gateway/port.ts";
import { deliverOutbox } from "#server/jobs/deliver-outbox.ts";
import { reconcileWaitingPayments } from "#server/payments/gateway/reconcile-waiting-payments.ts";
import { recordGatewayEvent } from "#server/payments/gateway/record-gateway-event.ts";
import { expireDuePayments } from "#server/payments/orders/expire-due-payments.ts";
import { makeActiveTerminal } from "../devices/active-terminal.ts";
import { TEST_WEBHOOK_SECRET } from "../gateway/mock-gateway.ts";
import { silentEffects } from "../messages/silent-effects.ts";
import type { Place, World } from "../world/world.ts";
import { Killed, mortal } from "./mortal.ts";

const SETTLED = readFileSync(new URL("../outbox-settled.sql", import.meta.url), "utf8");

/** The last minute that a payment of now can be paid in has passed. */
export const afterExpiry = () => new Date(Date.now() + 16 * 60_000);

/** A counter on a real database and the mock gateway: what payer, clerk, staff, gateway and jobs may do there. */
export class Counter {
  readonly world: World;
  readonly place: Place;
  /** How attempts ended: done, refused, or in the death of their process. */
  readonly ends = { done: 0, refused: 0, killed: 0 };
  /** The newest event of the gateway before this counter's first order. */
  private begun: string | undefined;

  private constructor(world: World, place: Place) {
    this.world = world;
    this.place = place;
  }

  static async open(world: World): Promise<Counter> {
    await world.gateway.control("reset");
    const counter = new Counter(world, await makeActiveTerminal(world));
    const [newest] = (await world.gateway.stripe.events.list({ limit: 1 })).data;
    counter.begun = newest?.id;
    return counter;
  }

  /** Does it in a process that may die at any step; what the domain or the gateway refuses is part of the game. */
  async attempt<T>(ctx: Context, life: number, work: (ctx: Context) => Promise<T>): Promise<T | undefined> {
    try {
      const answer = await work(mortal(ctx, life));
      this.ends.done++;
      return answer;
    } catch (error) {
      const refused = error instanceof DomainError || error instanceof GatewayError;
      if (!refused && !causedByDeath(error)) throw error;
      this.ends[refused ? "refused" : "killed"]++;
      return undefined;
    }
  }

  /** The payments of this counter. */
  own() {
    const { db } = this.world.runtime;
    return db.select().from(payments).where(eq(payments.terminalId, this.place.terminalId));
  }

  /** Events of the gateway since the counter opened, the oldest first. */
  async events(): Promise<Stripe.Event[]> {
    const found: Stripe.Event[] = [];
    const since = this.begun === undefined ? {} : { ending_before: this.begun };
    for await (const event of this.world.gateway.stripe.events.list({ limit: 100, ...since }))
      found.push(event);
    return found.sort((a, b) => a.created - b.created);
  }

  /** The gateway's webhook, signed as it signs it, through the portal's own reading. */
  async deliver(ctx: Context, event: Stripe.Event): Promise<void> {
    const body = JSON.stringify(event);
    const signature = Stripe.webhooks.generateTestHeaderString({
      payload: body,
      secret: TEST_WEBHOOK_SECRET,
    });
    const headers = new Headers({ "stripe-signature": signature });
    await recordGatewayEvent(ctx, this.world.runtime.gateway.readWebhook({ body, headers }));
  }

  /** One round of the jobs process: what is promised, and what waits. */
  async runJobs(ctx: Context): Promise<void> {
    for (const { id } of await this.unsettled())
      await deliverOutbox(ctx, silentEffects, id).catch(leaveForLater);
    await reconcileWaitingPayments({ ...ctx, now: new Date(ctx.now.getTime() + 60_000) });
  }

  async unsettled(): Promise<{ id: string }[]> {
    const { rows } = await this.world.runtime.db.$client.query<{ id: string }>(SETTLED);
    return rows;
  }

  /** Nothing is in the way any more: every notice comes at last, every order has its end, every promise is kept. */
  async settle(): Promise<void> {
    await this.world.gateway.control("reset");
    for (const event of await this.events()) await this.deliver(this.world.asGateway(), event);
    await expireDuePayments(this.world.asSystem(new Date(Date.now() + 3 * 3_600_000)));
    for (const event of await this.events()) await this.deliver(this.world.asGateway(), event);
    for (let round = 0; round < 5 && (await this.unsettled()).length > 0; round++)
      await this.runJobs(this.world.asSystem());
  }
}

function leaveForLater(error: unknown): void {
  if (!(error instanceof DomainError)) throw error;
}

/** Drizzle wraps what a statement threw. */
function causedByDeath(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) if (e instanceof Killed) return true;
  return false;
}
