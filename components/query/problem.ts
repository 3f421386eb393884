/** What the portal says about a refused or failed request, as plain data. */
export interface Problem {
  code: string;
  reason: string;
  message: string;
  details: Readonly<Record<string, unknown>>;
  requestId?: string | undefined;
  fieldErrors: Readonly<Record<string, string>>;
}

interface ErrorData {
  code?: string;
  reason?: string;
  details?: Record<string, unknown>;
  requestId?: string;
  fieldErrors?: Record<string, string | string[]>;
}

export function problemOf(error: unknown): Problem {
  // Told by its shape: naming tRPC's class here would load its client with every page.
  if (error instanceof Error && "data" in error && isData(error.data)) {
    const { data } = error;
    return {
      code: data.code ?? "unavailable",
      reason: data.reason ?? "unknown",
      message: error.message,
      details: data.details ?? {},
      requestId: data.requestId,
      fieldErrors: firstMessages(data.fieldErrors ?? {}),
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: "unavailable", reason: "network", message, details: {}, fieldErrors: {} };
}

function isData(data: unknown): data is ErrorData {
  return typeof data === "object" && data !== null;
}

function firstMessages(fieldErrors: Record<string, string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fieldErrors).flatMap(([field, messages]) => {
      const first = Array.isArray(messages) ? messages[0] : messages;
      return first === undefined ? [] : [[field, first]];
    }),
  );
}
