import { listAudit } from "#server/audit/list-audit.ts";
import { listAuditInput } from "#server/domain/audit/inputs.ts";
import { auditPage } from "#server/domain/audit/views.ts";
import { can, router } from "../trpc.ts";

export const auditRouter = router({
  list: can("audit:read")
    .input(listAuditInput)
    .output(auditPage)
    .query(({ ctx, input }) => listAudit(ctx, input)),
});
