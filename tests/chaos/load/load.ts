import type { WebClient } from "#tests/support/portal/web-client.ts";
import { type Answer, ask } from "../ask.ts";
import type { Chance } from "../chance.ts";
import type { Journal } from "../journal.ts";

/** A merchant for whom something may be done, and what the load has learnt of it. */
export interface KnownMerchant {
  merchantId: string;
}

/** What everybody who uses the portal at the same time has in common. */
export interface Load {
  journal: Journal;
  chance: Chance;
  /** Whether the time is up; whoever has begun something finishes it. */
  isOver: () => boolean;
  deviceLinkUrl: string;
  /** Merchants whose approval was seen and that wait for a device. */
  waiting: KnownMerchant[];
  /** Merchants with a terminal at work, whose prices may change. */
  served: KnownMerchant[];
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What a procedure answers; undefined when its answer was lost, or somebody else was faster. */
export async function call<T>(
  load: Load,
  procedure: string,
  question: () => Promise<Answer>,
): Promise<T | undefined> {
  const answer = await ask(load.journal, procedure, question);
  if (answer === undefined) return undefined;
  if (answer.status === 200) return answer.body.result.data as T;
  // A conflict is the answer to an act that was done while its answer was lost; whoever acts looks again.
  if (answer.status !== 409 && answer.status !== 412)
    load.journal.faults.push(
      `${procedure} was refused ${answer.status}: ${JSON.stringify(answer.body).slice(0, 300)}`,
    );
  return undefined;
}

export const query = <T>(load: Load, client: WebClient, procedure: string, input?: unknown) =>
  call<T>(load, procedure, () => client.query(procedure, input));

export const mutate = <T>(load: Load, client: WebClient, procedure: string, input?: unknown) =>
  call<T>(load, procedure, () => client.mutate(procedure, input));

/** Does something again and again until the time is up, with a pause of a chance's length. */
export async function repeatedly(load: Load, mostMs: number, work: () => Promise<void>): Promise<void> {
  while (!load.isOver()) {
    await work();
    await pause(load.chance.between(10, mostMs));
  }
}
