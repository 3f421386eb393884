import { lazyClient } from "#components/query/lazy-client.ts";
import { cacheApplication } from "./application-cache.ts";

/** Asks the portal how the application stands now. */
export async function refreshApplication(applicationId: string): Promise<void> {
  const client = await lazyClient();
  cacheApplication(await client.applications.get.query({ applicationId }));
}
