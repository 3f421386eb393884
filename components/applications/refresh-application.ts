import { onDemand } from "#components/query/lazy-client.ts";
import { holdApplication } from "./application-cache.ts";

/** Asks the portal how the application stands now. */
export async function refreshApplication(applicationId: string): Promise<void> {
  const client = await onDemand();
  holdApplication(await client.applications.get.query({ applicationId }));
}
