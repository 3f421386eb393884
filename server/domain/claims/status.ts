import { eventsFrom, type Transitions } from "#server/domain/state-machine.ts";

export const CLAIM_STATUSES = [
  "opened",
  "quoted",
  "awaiting_device",
  "in_repair",
  "sent_back",
  "replacing",
  "replacement_underway",
  "awaiting_return",
  "settled",
  "refused",
  "withdrawn",
  "expired",
  "charged",
] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** `take_over`: the replacement has arrived and takes the old device's place; `take_back`: the old one is here again. */
export const CLAIM_EVENTS = [
  "quote",
  "repair",
  "replace",
  "refuse",
  "withdraw",
  "lapse",
  "receive",
  "send_back",
  "reserve",
  "replace_again",
  "take_over",
  "take_back",
  "charge",
  "settle",
] as const;
export type ClaimEvent = (typeof CLAIM_EVENTS)[number];

/** A repair goes to us and back; a replacement goes out in advance, and the old device comes back afterwards. */
export const CLAIM_TRANSITIONS = {
  opened: {
    quote: "quoted",
    repair: "awaiting_device",
    replace: "replacing",
    refuse: "refused",
    withdraw: "withdrawn",
    settle: "settled",
  },
  quoted: { repair: "awaiting_device", replace: "replacing", withdraw: "withdrawn", lapse: "expired" },
  awaiting_device: { receive: "in_repair", withdraw: "withdrawn", lapse: "expired" },
  in_repair: { send_back: "sent_back", replace: "replacing" },
  sent_back: { replace: "replacing", settle: "settled" },
  replacing: { reserve: "replacement_underway", settle: "settled" },
  replacement_underway: { take_over: "awaiting_return", replace_again: "replacing", settle: "settled" },
  awaiting_return: { take_back: "settled", charge: "charged" },
  settled: {},
  refused: {},
  withdrawn: {},
  expired: {},
  charged: {},
} as const satisfies Transitions<ClaimStatus, ClaimEvent>;

/** Claims that are not over; at most one per device. */
export const OPEN_CLAIM_STATUSES = CLAIM_STATUSES.filter(
  (status) => eventsFrom<ClaimStatus, ClaimEvent>(CLAIM_TRANSITIONS, status).length > 0,
);

/** What somebody can do about a claim: `accept` leads to a quote or straight to a remedy, `agree` to the remedy quoted. */
export const CLAIM_ACTS = [
  "accept",
  "refuse",
  "agree",
  "withdraw",
  "receive",
  "send_back",
  "replace",
  "reserve",
  "replace_again",
  "take_over",
  "take_back",
  "charge",
  "settle",
] as const;
export type ClaimAct = (typeof CLAIM_ACTS)[number];

/** What staff do at each status, the likeliest first. */
const BY_STAFF = {
  opened: ["accept", "settle", "refuse", "withdraw"],
  quoted: ["withdraw"],
  awaiting_device: ["receive", "withdraw"],
  in_repair: ["send_back", "replace"],
  sent_back: ["settle", "replace"],
  replacing: ["reserve", "settle"],
  replacement_underway: ["take_over", "replace_again", "settle"],
  awaiting_return: ["take_back", "charge"],
} as const satisfies Partial<Record<ClaimStatus, readonly ClaimAct[]>>;

/** What the merchant does. Nobody but the merchant agrees to what it costs. */
const BY_MERCHANT = {
  opened: ["withdraw"],
  quoted: ["agree", "withdraw"],
  awaiting_device: ["withdraw"],
  sent_back: ["settle"],
} as const satisfies Partial<Record<ClaimStatus, readonly ClaimAct[]>>;

function actsAt(
  acts: Readonly<Partial<Record<ClaimStatus, readonly ClaimAct[]>>>,
  status: ClaimStatus,
): ClaimAct[] {
  return [...(acts[status] ?? [])];
}

interface Standing {
  /** Whether the device is still the one that its terminal works with: not closed, nor swapped over the counter meanwhile. */
  isCurrent: boolean;
  /** Whether the replacement is still this merchant's and on its way to them, and whether it has arrived. */
  replacement: { stands: boolean; arrived: boolean } | null;
}

/** What is to be done for a device that its terminal works with no more is only to settle or to take back. */
const FOR_CURRENT: readonly ClaimAct[] = [
  "accept",
  "agree",
  "replace",
  "reserve",
  "replace_again",
  "take_over",
];

/** What a side can do about a claim as it stands: a replacement takes over once it is there, and is chosen anew once it is gone. */
export function possibleActs(
  side: "staff" | "merchant",
  status: ClaimStatus,
  { isCurrent, replacement }: Standing,
): ClaimAct[] {
  const acts: readonly ClaimAct[] = actsAt(side === "staff" ? BY_STAFF : BY_MERCHANT, status);
  return acts.filter((act) => {
    if (!isCurrent && FOR_CURRENT.includes(act)) return false;
    if (act === "take_over") return replacement?.stands === true && replacement.arrived;
    if (act === "replace_again") return replacement?.stands !== true;
    return act !== "settle" || status !== "replacement_underway" || !isCurrent;
  });
}
