import { SWAP_FAULTS } from "#server/domain/terminals/swap.ts";

/** What is wrong with a device: a fault, as at a swap over the counter, or that somebody may have opened it. */
export const CLAIM_REASONS = ["suspected_tampering", ...SWAP_FAULTS] as const;
export type ClaimReason = (typeof CLAIM_REASONS)[number];

/** Somebody may read what is typed and tapped on it: stopped at once, and kept apart until it has been examined. */
export const TAMPERING = "suspected_tampering" satisfies ClaimReason;

/** How a claim that is accepted is made good. */
export const REMEDIES = ["replace", "repair"] as const;
export type Remedy = (typeof REMEDIES)[number];

/** Who pays for it. */
export const COVERAGES = ["warranty", "paid"] as const;
export type Coverage = (typeof COVERAGES)[number];

/** What an examination of a device that was kept apart has found. */
export const FINDINGS = ["untouched", "tampered"] as const;
export type Finding = (typeof FINDINGS)[number];
