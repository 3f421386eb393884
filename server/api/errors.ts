import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { DomainError, ERROR_TABLE } from "#server/domain/errors.ts";

/** What a client finds under `error.data`. */
export interface ErrorData {
  code: string;
  reason: string;
  details: Readonly<Record<string, unknown>>;
  /** Reason code by field path, for forms. */
  fieldErrors: Readonly<Record<string, string>>;
  requestId: string;
}

/** The one place where a refusal of the domain becomes one of the API. */
export function asTrpcError(error: DomainError): TRPCError {
  return new TRPCError({ code: ERROR_TABLE[error.code].trpc, message: error.message, cause: error });
}

/** Refusals that come from tRPC itself, before any verb. */
const GENERIC_REASONS: Partial<Record<TRPCError["code"], string>> = {
  INTERNAL_SERVER_ERROR: "internal",
  BAD_REQUEST: "invalid_input",
  PARSE_ERROR: "invalid_input",
};

/** A sentence for people: which field, what is wrong with it. */
export function messageOf(error: TRPCError): string {
  if (error.code === "INTERNAL_SERVER_ERROR") {
    return "Something went wrong on our side. Nothing was changed; try again.";
  }
  // The parser quotes what it could not read, which may be anybody's data.
  if (error.cause instanceof SyntaxError) return "input: this is not JSON.";
  if (!(error.cause instanceof ZodError)) return error.message;
  return error.cause.issues.map((issue) => `${issue.path.join(".") || "input"}: ${issue.message}`).join("; ");
}

export function errorDataOf(error: TRPCError, requestId: string): ErrorData {
  const { cause } = error;
  if (cause instanceof DomainError) {
    return { code: error.code, reason: cause.reason, details: cause.details, fieldErrors: {}, requestId };
  }
  if (cause instanceof ZodError && error.code === "BAD_REQUEST") {
    const fieldErrors = Object.fromEntries(
      cause.issues.map((issue) => [issue.path.join("."), issue.message]),
    );
    return { code: error.code, reason: "invalid_input", details: limitsOf(cause), fieldErrors, requestId };
  }
  const reason = GENERIC_REASONS[error.code] ?? error.code.toLowerCase();
  return { code: error.code, reason, details: {}, fieldErrors: {}, requestId };
}

/** The limit concerned, of the first rule that names one. */
function limitsOf(error: ZodError): Record<string, unknown> {
  for (const issue of error.issues) {
    const field = issue.path.join(".");
    if (issue.code === "too_big") return { field, maximum: issue.maximum };
    if (issue.code === "too_small") return { field, minimum: issue.minimum };
    if (issue.code === "unrecognized_keys") return { unknown: issue.keys };
  }
  return {};
}
