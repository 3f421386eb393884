import { pino } from "pino";

/** Structured log of every process. Personal data never enters it: callers pass ids. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: { process: process.env.RUWANG_PROCESS ?? "ruwang" },
  redact: ["*.mobile", "*.password", "*.code", "*.token", "*.idNumber", "*.accountNumber"],
});
