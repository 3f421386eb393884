import type { Application } from "#server/applications/load-application.ts";
import type { AutomaticCheck } from "#server/domain/reviews/views.ts";

/** Another application as it is laid beside the case: what of it is public, and what is the same. */
export function matchOf(other: Application, same: string[]): AutomaticCheck["matches"][number] {
  return {
    applicationId: other.id,
    shopName: other.shopName,
    shopAddress: other.shopAddress,
    kind: other.kind,
    status: other.status,
    submittedAt: other.submittedAt?.toISOString() ?? null,
    same,
  };
}
