import { and, eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { applications } from "#db/schema/applications.ts";
import type { Context } from "#server/context.ts";
import { type Application, applicationNotFound } from "./load-application.ts";

/** The applicant's own application; anybody else's is not found. */
export async function loadOwnApplication(reader: Reader, ctx: Context, id: string): Promise<Application> {
  const [row] = await reader
    .select()
    .from(applications)
    .where(and(eq(applications.id, id), eq(applications.applicantId, ctx.actor.id)));
  if (row === undefined) throw applicationNotFound();
  return row;
}
