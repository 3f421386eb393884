import { z } from "zod";
import { SHANGHAI_OFFSET_MS } from "#server/domain/calendar/shanghai-date.ts";
import { DomainError } from "#server/domain/errors.ts";
import { newestOf, type Trace, type TrackingReport } from "#server/domain/shipments/tracking.ts";
import { jsonIn } from "#server/json-in.ts";
import { stateOfCode, stateOfWord } from "./codes.ts";

/** The longest way that is read, and the longest line. */
const MOST_LINES = 500;
const LONGEST_LINE = 500;

const line = z.object({
  context: z.string(),
  time: z.string(),
  status: z.string().optional(),
  statusCode: z.string().optional(),
});

const call = z.object({
  status: z.string(),
  message: z.string().optional(),
  lastResult: z
    .object({ nu: z.string(), state: z.string().optional(), data: z.array(line).max(MOST_LINES).default([]) })
    .optional(),
});

type Line = z.infer<typeof line>;

/** Reads what the tracker pushes: the whole way so far, each line by its own word and the newest by the code of all. */
export function readReport(param: string, trackingNumber: string): TrackingReport {
  const read = call.safeParse(jsonIn(param));
  if (!read.success)
    throw new DomainError("invalid_input", "report_malformed", "This is no report about a parcel.");
  const { status, lastResult } = read.data;
  if (lastResult !== undefined && lastResult.nu !== trackingNumber)
    throw new DomainError("invalid_input", "report_malformed", "The report names another tracking number.");
  const traces = (lastResult?.data ?? []).flatMap(traceOf);
  return {
    trackingNumber,
    traces: withOverall(traces, stateOfCode(lastResult?.state ?? "")),
    // After days without a sign the tracker gives up; one whose way it knows is merely at its end.
    unknown: status === "abort" && traces.length === 0,
  };
}

function traceOf({ context, time, status = "", statusCode = "" }: Line): Trace[] {
  const at = instantOf(time);
  if (at === null) return [];
  const state = stateOfCode(statusCode) ?? stateOfWord(status);
  return [{ at, state, text: wordsOf(context) }];
}

/** The code of the whole report is that of its newest line, whatever the line itself says. */
function withOverall(traces: Trace[], overall: Trace["state"]): Trace[] {
  if (overall === null) return traces;
  const latest = Math.max(...traces.map(({ at }) => at.getTime()));
  const ofThatMoment = traces.filter(({ at }) => at.getTime() === latest);
  const newest = newestOf(ofThatMoment) ?? ofThatMoment[0];
  const [place] = traces.flatMap(({ at, text }, index) =>
    at.getTime() === latest && text === newest?.text ? [index] : [],
  );
  return traces.map((trace, index) => (index === place ? { ...trace, state: overall } : trace));
}

/** What people read: one line, without characters that are not seen. */
function wordsOf(context: string): string {
  return context
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .trim()
    .slice(0, LONGEST_LINE);
}

/** `YYYY-MM-DD HH:mm:ss` in Asia/Shanghai; null when it is no time. */
function instantOf(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return null;
  const ms = Date.parse(`${text.replace(" ", "T")}Z`);
  return Number.isNaN(ms) ? null : new Date(ms - SHANGHAI_OFFSET_MS);
}
