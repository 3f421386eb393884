import type { DocumentSlot } from "#server/domain/documents/slots.ts";

const PAPERS: Readonly<Record<string, readonly DocumentSlot[]>> = {
  start: ["licence", "id_card_front"],
  person: ["id_card_front", "id_card_back"],
  business: ["licence"],
  owners: ["licence"],
  settlement: ["account_permit", "authorisation_letter", "licence", "id_card_front"],
  store: ["shop_front", "interior", "cashier_desk"],
};

/** The paper by which a field is compared: the first of its group's that is there. */
export function paperOf(field: string | null, slots: readonly string[]): string | undefined {
  const [group = "", name = ""] = (field ?? "").split(".");
  if (group === "documents") return slots.includes(name) ? name : undefined;
  if (name === "idValidUntil" && slots.includes("id_card_back")) return "id_card_back";
  return PAPERS[group]?.find((slot) => slots.includes(slot));
}
