import type { Reader } from "#db/client.ts";
import {
  type Application,
  applicationNotFound,
  loadApplication,
} from "#server/applications/load-application.ts";

/** An application as the desk may know of it: one that was never handed in does not exist for staff. */
export async function loadHandedIn(reader: Reader, applicationId: string): Promise<Application> {
  const application = await loadApplication(reader, applicationId);
  if (application.submittedAt === null) throw applicationNotFound();
  return application;
}
