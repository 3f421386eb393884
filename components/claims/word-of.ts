import type { ClaimAct } from "#server/domain/claims/status.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";

/** Who has the repaired device again says so; anything else is settled without us. */
export function wordOf<Act extends ClaimAct>(act: Act, { status }: Pick<ClaimView, "status">) {
  return act === "settle" && status === "sent_back" ? "confirm" : act;
}
