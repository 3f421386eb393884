import { redirect } from "next/navigation";
import { currentPerson } from "#server/api/session.ts";
import { isPermitted } from "#server/domain/permissions.ts";

/** Where a member of staff begins: whoever ships, at what is to be shipped; everybody else at the queue. */
export default async function Page() {
  const roles = (await currentPerson())?.roles ?? [];
  redirect(isPermitted(roles, "shipment:write") ? "/console/shipments" : "/console");
}
