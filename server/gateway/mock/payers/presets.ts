import { LOCK_SECONDS } from "./password.ts";
import type { PayerCard, PayerRecord } from "./payer.ts";

const CARD: PayerCard = { bank: "cmb", kind: "debit", last4: "6688", funds: 500_000, refuses: false };

/** Payers who meet one refusal each, ready to be somebody's phone. */
export const PRESETS = {
  everything: { huabei: "open" },
  no_huabei: { huabei: "not_eligible" },
  low_limit: { huabei: "open", huabei_limit: 50_000 },
  one_card: { huabei: "open", balance: 0, cards: [CARD] },
  no_money: { huabei: "open", balance: 0, cards: [] },
  card_declined: { huabei: "closed", balance: 0, cards: [{ ...CARD, refuses: true }] },
  locked: { huabei: "open", locked_until: LOCK_SECONDS },
} as const satisfies Record<string, Partial<Omit<PayerRecord, "cards">> & { cards?: PayerCard[] }>;
export type Preset = keyof typeof PRESETS;
export const PRESET_NAMES = Object.keys(PRESETS) as Preset[];

/** The payer as the preset says; a lock begins now. */
export function presetPayer(payer: PayerRecord, preset: Preset, now: number): PayerRecord {
  const given: Partial<PayerRecord> = PRESETS[preset];
  const lock = given.locked_until;
  return { ...payer, ...given, locked_until: lock == null ? null : now + lock };
}
