import { PROPOSAL_TRANSITIONS } from "../proposal-status.ts";
import type { Transitions } from "../state-machine.ts";

export const CAMPAIGN_STATUSES = [
  "draft",
  "pending_second",
  "published",
  "ended",
  "refused",
  "declined",
  "discarded",
] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

export const CAMPAIGN_EVENTS = ["propose", "publish", "refuse", "decline", "end", "discard"] as const;
export type CampaignEvent = (typeof CAMPAIGN_EVENTS)[number];

/**
 * Proposed by one person, put on record by another; `decline` is the no of the merchant who was to pay. Whether a
 * published campaign runs follows from its window and budget; `end` stops it before its time.
 */
export const CAMPAIGN_TRANSITIONS = {
  ...PROPOSAL_TRANSITIONS,
  pending_second: { ...PROPOSAL_TRANSITIONS.pending_second, decline: "declined" },
  published: { end: "ended" },
  ended: {},
  refused: {},
  declined: {},
  discarded: {},
} as const satisfies Transitions<CampaignStatus, CampaignEvent>;
