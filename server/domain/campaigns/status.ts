import type { Transitions } from "../state-machine.ts";

export const CAMPAIGN_STATUSES = ["draft", "published", "ended", "discarded"] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

export const CAMPAIGN_EVENTS = ["publish", "end", "discard"] as const;
export type CampaignEvent = (typeof CAMPAIGN_EVENTS)[number];

/** Whether a published campaign runs follows from its window and budget; `end` stops it before its time. */
export const CAMPAIGN_TRANSITIONS = {
  draft: { publish: "published", discard: "discarded" },
  published: { end: "ended" },
  ended: {},
  discarded: {},
} as const satisfies Transitions<CampaignStatus, CampaignEvent>;
