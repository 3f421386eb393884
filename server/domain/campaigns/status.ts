import { PROPOSAL_TRANSITIONS } from "../proposal-status.ts";
import type { Transitions } from "../state-machine.ts";

export const CAMPAIGN_STATUSES = [
  "draft",
  "pending_second",
  "published",
  "ended",
  "refused",
  "discarded",
] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

export const CAMPAIGN_EVENTS = ["propose", "publish", "refuse", "end", "discard"] as const;
export type CampaignEvent = (typeof CAMPAIGN_EVENTS)[number];

/**
 * Proposed by one person, put on record by another. Whether a published campaign runs follows from its window and
 * budget; `end` stops it before its time.
 */
export const CAMPAIGN_TRANSITIONS = {
  ...PROPOSAL_TRANSITIONS,
  published: { end: "ended" },
  ended: {},
  refused: {},
  discarded: {},
} as const satisfies Transitions<CampaignStatus, CampaignEvent>;
