import { onDemand } from "#components/api/on-demand.ts";
import { holdApplication } from "./held-application.ts";

/** Asks the portal how the application stands now. */
export async function refreshApplication(applicationId: string): Promise<void> {
  const client = await onDemand();
  holdApplication(await client.applications.get.query({ applicationId }));
}
