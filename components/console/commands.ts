import type { Found } from "#server/domain/search/views.ts";

/** One thing that the palette can open. */
export interface Command {
  id: string;
  label: string;
  /** Number that tells it from others of its name. */
  detail?: string | null;
  /** What it is, and how it stands. */
  kind?: string;
  href: string;
}

/** Ids tell their room by prefix, so a pasted id leads straight to its page. */
const PAGES_BY_PREFIX: Record<string, string> = {
  app_: "/console/reviews/",
  mer_: "/console/merchants/",
  clm_: "/console/claims/",
  trm_: "/console/terminals/",
  pay_: "/console/payments/",
  rat_: "/console/rates/",
  cmp_: "/console/campaigns/",
};

/** The page of a pasted id; null for anything else. */
export function pageOfId(typed: string): string | null {
  const id = typed.trim().toLowerCase();
  const page = PAGES_BY_PREFIX[id.slice(0, 4)];
  return page !== undefined && id.length > 8 ? page + encodeURIComponent(id) : null;
}

/** Where what was found is looked at: its page, or its row in the list that has no pages. */
export function pageOfFound({ kind, id, number }: Pick<Found, "kind" | "id" | "number">): string {
  const listed = `?search=${encodeURIComponent(number ?? "")}`;
  const pages: Record<Found["kind"], string> = {
    application: `/console/reviews/${id}`,
    merchant: `/console/merchants/${id}`,
    terminal: `/console/terminals/${id}`,
    device: `/console/devices${listed}`,
    shipment: `/console/shipments${listed}`,
    claim: `/console/claims/${id}`,
    payment: `/console/payments/${id}`,
  };
  return pages[kind];
}
