import type { ApplicationView } from "#server/domain/applications/views.ts";
import { MERCHANT_KINDS, productsFor } from "#server/domain/merchants/kinds.ts";
import type { DraftOutbox } from "./draft-outbox.ts";

/** The application as the screen shows it: what was typed here stands over what the portal has. */
export function withDrafts(view: ApplicationView, outbox: DraftOutbox): ApplicationView {
  const answers = outbox.over(view.answers);
  const kind = MERCHANT_KINDS.find((known) => known === answers.start?.kind);
  if (kind === undefined) return { ...view, answers };
  const product = productsFor(kind).find((offered) => offered === answers.start?.product);
  return { ...view, answers, ...(product !== undefined && { kind, product }) };
}
