import type { Database } from "#db/client.ts";
import type { Context } from "#server/context.ts";
import { LIMITS, type LimitName } from "#server/domain/identity/limits.ts";
import { countHits } from "./count-hits.ts";

/** Hits that a process takes of a budget at once; a limit that is counted so is a multiple of it. */
const SHARE = 20;
/** Of what comes one by one and all the time, more: less is left unused where a request counts as many. */
const LARGER: Partial<Record<LimitName, number>> = { requests_of_terminal: 50 };
const shareIn = (name: LimitName) => LARGER[name] ?? SHARE;
/** Hits of a window that each process lets through unwritten: a terminal that does its work costs no write. */
const UNWRITTEN: Partial<Record<LimitName, number>> = { requests_of_terminal: 20 };
/** Senders of a limit that a process remembers; past it the shares of all are given up, which only costs each of them some. */
const MAX_SENDERS = 20_000;

interface Share {
  left: number;
  windowEnds: Date;
  /** The whole budget is used up until the window ends. */
  over: boolean;
  taking: Promise<void> | null;
}

const sharesOf = new WeakMap<Database, Partial<Record<LimitName, Map<string, Share>>>>();

/**
 * `overLimit` for what is cheaper than writing to the database: a process takes hits of a sender's budget by shares
 * and uses them up in memory. All processes together never let more through; one that ends wastes what it had left.
 * While there is some of the share, it is told at once.
 */
export function overShare(
  ctx: Pick<Context, "db" | "now">,
  name: LimitName,
  subject: string,
): null | Promise<Date | null> {
  const share = shareOf(ctx, name, subject);
  if (share.left === 0) return fill(ctx, name, { subject, share });
  share.left -= 1;
  return null;
}

async function fill(
  ctx: Pick<Context, "db" | "now">,
  name: LimitName,
  { subject, share }: { subject: string; share: Share },
): Promise<Date | null> {
  while (share.left === 0 && !share.over) {
    share.taking ??= take(ctx, name, { subject, share });
    await share.taking;
  }
  if (share.left === 0) return share.windowEnds;
  share.left -= 1;
  return null;
}

function shareOf({ db, now }: Pick<Context, "db" | "now">, name: LimitName, subject: string): Share {
  const all = sharesOf.get(db) ?? {};
  sharesOf.set(db, all);
  const shares = all[name] ?? new Map<string, Share>();
  all[name] = shares;
  const kept = shares.get(subject);
  if (kept !== undefined && (kept.taking !== null || kept.windowEnds > now)) return kept;
  if (shares.size >= MAX_SENDERS) shares.clear();
  const windowEnds = new Date(now.getTime() + LIMITS[name].windowMs);
  const share: Share = { left: UNWRITTEN[name] ?? 0, windowEnds, over: false, taking: null };
  shares.set(subject, share);
  return share;
}

async function take(
  ctx: Pick<Context, "db" | "now">,
  name: LimitName,
  { subject, share }: { subject: string; share: Share },
): Promise<void> {
  try {
    const { hits, windowEnds } = await countHits(ctx, name, { subject, hits: shareIn(name) });
    share.windowEnds = windowEnds;
    if (hits > LIMITS[name].limit) share.over = true;
    else share.left += shareIn(name);
  } finally {
    share.taking = null;
  }
}
