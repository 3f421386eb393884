import { readExport } from "#server/registrations/read-export.ts";
import { webContext } from "../context.ts";
import { csvAnswer } from "./csv-answer.ts";
import { respond } from "./respond.ts";

/** `GET /api/registrations/{exportId}`: the file as CSV, for staff. */
export function getRegistrations(request: Request, params: Record<string, string>): Promise<Response> {
  return respond(async () => {
    const ctx = await webContext(request.headers);
    const exportId = params.exportId ?? "";
    return csvAnswer(`registrations-${exportId}`, await readExport(ctx, { exportId }));
  });
}
