import type { WebClient } from "#tests/support/portal/web-client.ts";
import { type Load, mutate, query, repeatedly } from "./load.ts";

interface Case {
  id: string;
  status: string;
  version: number;
}

const nextOf = async (load: Load, client: WebClient, statuses: string[]): Promise<Case | undefined> => {
  const page = await query<{ items: Case[] }>(load, client, "reviews.queue", { statuses });
  return page?.items[0];
};

/** Claims what was handed in and proposes to approve it. */
export function review(load: Load, reviewer: WebClient): Promise<void> {
  return repeatedly(load, 150, async () => {
    const found = await nextOf(load, reviewer, ["submitted"]);
    if (found === undefined) return;
    const claimed = await mutate<Case>(load, reviewer, "reviews.claim", {
      applicationId: found.id,
      version: found.version,
    });
    let now = claimed;
    for (let tries = 0; tries < 50 && !load.isOver(); tries++) {
      now ??= await query<Case>(load, reviewer, "reviews.case", { applicationId: found.id });
      if (now !== undefined && now.status !== "in_review") return;
      if (now !== undefined)
        await mutate(load, reviewer, "reviews.proposeApproval", {
          applicationId: now.id,
          version: now.version,
        });
      now = undefined;
    }
  });
}

/** Confirms what a reviewer proposed. */
export function check(load: Load, checker: WebClient): Promise<void> {
  return repeatedly(load, 150, async () => {
    const found = await nextOf(load, checker, ["pending_check"]);
    if (found === undefined) return;
    const approved = await mutate<Case>(load, checker, "reviews.confirmApproval", {
      applicationId: found.id,
      version: found.version,
    });
    if (approved?.status === "approved") load.journal.note({ what: "approval", applicationId: found.id });
  });
}
