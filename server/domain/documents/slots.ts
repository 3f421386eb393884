import type { AccountType, MerchantKind } from "#server/domain/merchants/kinds.ts";

export const DOCUMENT_SLOTS = [
  "id_card_front",
  "id_card_back",
  "licence",
  "account_permit",
  "authorisation_letter",
  "shop_front",
  "interior",
  "cashier_desk",
  "agreement_signature",
] as const;
export type DocumentSlot = (typeof DOCUMENT_SLOTS)[number];

/** Drawn on the screen under the merchant agreement, not photographed. */
export const SIGNATURE_SLOT = "agreement_signature" satisfies DocumentSlot;

export interface DocumentSubject {
  kind: MerchantKind;
  accountType: AccountType | undefined;
  /** Whether the settlement account is in another name than the applicant's or the business's. */
  accountInOtherName: boolean;
}

/** The slots that a merchant must fill, in the order in which they are asked (domain.md §3). */
export function documentSlotsFor(subject: DocumentSubject): DocumentSlot[] {
  const licensed = subject.kind !== "micro";
  const needed: Record<DocumentSlot, boolean> = {
    id_card_front: true,
    id_card_back: true,
    licence: licensed,
    account_permit:
      subject.kind === "enterprise" || (subject.kind === "individual" && subject.accountType === "corporate"),
    authorisation_letter: subject.accountInOtherName,
    shop_front: true,
    interior: true,
    cashier_desk: true,
    agreement_signature: true,
  };
  return DOCUMENT_SLOTS.filter((slot) => needed[slot]);
}
