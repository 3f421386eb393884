import { redirect } from "next/navigation";
import { currentPerson } from "#server/api/session.ts";
import { isPermitted } from "#server/domain/permissions.ts";

/** Where a member of staff begins: whoever ships, at what is to be shipped, finance at its runs; everybody else at the queue. */
export default async function Page() {
  const roles = (await currentPerson())?.roles ?? [];
  if (isPermitted(roles, "shipment:write")) redirect("/console/shipments");
  redirect(isPermitted(roles, "settlement:prepare") ? "/console/settlements" : "/console");
}
