import { ZodError } from "zod";
import { DomainError, ERROR_TABLE, retryAfterOf } from "#server/domain/errors.ts";
import type { Answer } from "./operation.ts";

/** Reasons to which the protocol gives a status of their own. */
const STATUS_OF_REASON: Partial<Record<string, number>> = { firmware_too_old: 422 };

/** What a failed request is answered; null for a bug, which the caller logs. */
export function refusalOf(error: unknown, requestId: string): Answer | null {
  if (error instanceof DomainError) {
    const status = STATUS_OF_REASON[error.reason] ?? ERROR_TABLE[error.code].http;
    const headers = headersOf(error);
    return refusal(
      status,
      { code: error.reason, message: error.message, ...error.details, requestId },
      headers,
    );
  }
  if (error instanceof ZodError) return refusal(400, { ...invalidInput(error), requestId });
  if (isHttpError(error)) {
    const code = error.statusCode === 413 ? "body_too_large" : "request_unreadable";
    return refusal(error.statusCode, { code, message: error.message, requestId });
  }
  return null;
}

export function internalError(requestId: string): Answer {
  const message = "Something went wrong on our side. Try again, and name the request id if it stays.";
  return refusal(500, { code: "internal", message, requestId });
}

function refusal(
  status: number,
  error: Record<string, unknown>,
  headers: Record<string, string> = {},
): Answer {
  return { status, body: { error }, headers: { "cache-control": "no-store", ...headers } };
}

function headersOf(error: DomainError): Record<string, string> {
  if (error.code === "unauthenticated") return { "www-authenticate": `Bearer error="${error.reason}"` };
  const again = retryAfterOf(error, new Date());
  return again === null ? {} : { "retry-after": String(again) };
}

/** The first problem by field, and all of them. */
function invalidInput(error: ZodError): Record<string, unknown> {
  const issues = error.issues.map((issue) => ({ field: issue.path.join("."), problem: issue.message }));
  const first = issues[0];
  const where = first?.field ? ` at "${first.field}"` : "";
  return {
    code: "invalid_input",
    message: `The request does not fit the protocol${where}: ${first?.problem ?? "unreadable"}.`,
    field: first?.field ?? "",
    issues,
  };
}

function isHttpError(error: unknown): error is Error & { statusCode: number } {
  if (!(error instanceof Error) || !("statusCode" in error)) return false;
  return typeof error.statusCode === "number" && error.statusCode >= 400 && error.statusCode < 500;
}
