import { z } from "zod";
import { auditPage, listAudit, listAuditInput } from "#server/audit/list-audit.ts";
import { listPeople, personView } from "#server/identity/list-people.ts";
import { can, router } from "../trpc.ts";

export const auditRouter = router({
  list: can("audit:read")
    .input(listAuditInput)
    .output(auditPage)
    .query(({ ctx, input }) => listAudit(ctx, input)),
});

export const peopleRouter = router({
  list: can("person:read")
    .output(z.array(personView))
    .query(({ ctx }) => listPeople(ctx)),
});
