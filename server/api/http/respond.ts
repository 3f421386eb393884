import { DomainError, ERROR_TABLE, retryAfterOf } from "#server/domain/errors.ts";
import { log } from "#server/log.ts";

/** Runs a plain route handler; refusals answer with the API's own status and shape, bugs with a bare 500. */
export async function respond(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) {
      const { code, reason, message, details } = error;
      const again = retryAfterOf(error, new Date());
      const headers: Record<string, string> = again === null ? {} : { "retry-after": String(again) };
      const { http: status } = ERROR_TABLE[code];
      return Response.json({ error: { code, reason, message, details } }, { status, headers });
    }
    log.error({ err: error }, "route failed");
    return Response.json(
      { error: { code: "internal", reason: "internal", message: "Something went wrong on our side." } },
      { status: 500 },
    );
  }
}
