import { SHANGHAI_OFFSET_MS } from "./shanghai-date.ts";

/** `2026-11-27 09:05:00` in Asia/Shanghai: the time of day there as paper and Alipay write it, without a zone. */
export function shanghaiTime(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace("T", " ");
}

/** The instant of such a time, with or without milliseconds; null when it is none. */
export function readShanghaiTime(text: string): Date | null {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)$/.exec(text) ?? [];
  if (date === undefined) return null;
  const at = new Date(`${date}T${time}+08:00`);
  // A day that the calendar lacks becomes another one: what is written back must begin with what was read.
  const same = !Number.isNaN(at.getTime()) && text.startsWith(shanghaiTime(at));
  return same ? at : null;
}
