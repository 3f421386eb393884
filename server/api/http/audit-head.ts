import { getAuditHead } from "#server/audit/get-audit-head.ts";
import { DomainError } from "#server/domain/errors.ts";
import { NO_HEADERS, webContext } from "../context.ts";
import { respond } from "./respond.ts";

/** `GET /.well-known/ruwang-audit-head.json`: the newest signed state of the audit log, for anybody to keep. */
export function getHead(): Promise<Response> {
  return respond(async () => {
    const head = await getAuditHead((await webContext(NO_HEADERS)).db);
    if (head === null) throw new DomainError("not_found", "nothing_sealed", "The audit log is empty.");
    const headers = { "cache-control": "public, max-age=1", "access-control-allow-origin": "*" };
    return Response.json(head, { headers });
  });
}
