import { type Loop, untilStopped } from "#server/until-stopped.ts";
import { signatureOf } from "../kuaidi100/salt.ts";
import type { MockTracker, Push } from "./mock-tracker.ts";

const IDLE_MS = 250;
const TIMEOUT_MS = 10_000;
/** The real one tries three times more, half an hour apart; nobody waits for that here. */
const AGAIN_MS = [1_000, 5_000, 30_000, 300_000];

/** Calls whoever subscribed until stopped; what is not acknowledged is tried again, and given up in the end. */
export function startPushing(tracker: MockTracker): Loop {
  const loop = untilStopped(async () => {
    for (const push of tracker.due()) await send(tracker, push);
    // What was refused waits its time; what is planned meanwhile wakes the loop.
    return 0;
  }, IDLE_MS);
  tracker.wake = loop.wake;
  return loop;
}

async function send(tracker: MockTracker, push: Push): Promise<void> {
  const subscription = tracker.subscription(push.number);
  const wait = AGAIN_MS[push.attempts];
  if (subscription === undefined || wait === undefined || (await call(subscription, push.param))) {
    tracker.done(push.id);
    return;
  }
  tracker.again(push, Date.now() + wait);
}

async function call({ callback, salt }: { callback: string; salt: string }, param: string): Promise<boolean> {
  const body = new URLSearchParams({ sign: signatureOf(param, salt), param });
  try {
    const response = await fetch(callback, { method: "POST", body, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const answer = (await response.json()) as { result?: unknown } | null;
    return answer?.result === true;
  } catch {
    return false;
  }
}
