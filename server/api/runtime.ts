import { env } from "#server/env.ts";
import { type OpenRuntime, openRuntime } from "#server/runtime.ts";

const held = globalThis as typeof globalThis & { ruwangRuntime?: OpenRuntime };

/** The web process's one runtime; kept on `globalThis` because Next loads modules once per bundle. */
export function webRuntime(): OpenRuntime {
  held.ruwangRuntime ??= openRuntime(env(), "web");
  return held.ruwangRuntime;
}
