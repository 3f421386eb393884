import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { registrationExports } from "#db/schema/registrations.ts";
import { DomainError } from "#server/domain/errors.ts";

export async function loadExport(reader: Reader, exportId: string) {
  const [file] = await reader.select().from(registrationExports).where(eq(registrationExports.id, exportId));
  if (file === undefined) throw new DomainError("not_found", "export_not_found", "There is no such file.");
  return file;
}
