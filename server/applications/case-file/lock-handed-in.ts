import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { applications } from "#db/schema/applications.ts";
import type { Application } from "../load-application.ts";
import { loadHandedIn } from "../load-handed-in.ts";

/** An application that the desk may know of, for a step that adds to it: what is done to the application at once comes before or after, never between. */
export async function lockHandedIn(tx: Transaction, applicationId: string): Promise<Application> {
  await tx
    .select({ id: applications.id })
    .from(applications)
    .where(eq(applications.id, applicationId))
    .for("no key update");
  return loadHandedIn(tx, applicationId);
}
