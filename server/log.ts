import { pino } from "pino";

/**
 * Structured log of every process. Personal data never enters it: callers pass ids, and errors are reduced to
 * what names no value (Drizzle appends parameters to its message, PostgreSQL puts keys into `detail`).
 */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: { process: process.env.RUWANG_PROCESS ?? "ruwang" },
  serializers: { err: describeError },
});

function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const withoutParameters = (text: string | undefined) => text?.replace(/\nparams: .*/s, "");
  return {
    type: error.name,
    message: withoutParameters(error.message),
    code: "code" in error ? error.code : undefined,
    constraint: "constraint" in error ? error.constraint : undefined,
    stack: error.message.includes("\nparams: ") ? undefined : error.stack,
    cause: error.cause === undefined ? undefined : describeError(error.cause),
  };
}
