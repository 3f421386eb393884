import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { DomainError } from "#server/domain/errors.ts";
import { log } from "#server/log.ts";
import { asTrpcError } from "../errors.ts";

/** Runs a plain route handler; refusals answer with the API's own status and shape, bugs with a bare 500. */
export async function respond(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) {
      const status = getHTTPStatusCodeFromError(asTrpcError(error));
      const { code, reason, message, details } = error;
      return Response.json({ error: { code, reason, message, details } }, { status });
    }
    log.error({ err: error }, "route failed");
    return Response.json(
      { error: { code: "internal", reason: "internal", message: "Something went wrong on our side." } },
      { status: 500 },
    );
  }
}
