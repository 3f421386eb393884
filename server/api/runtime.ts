import type { Runtime } from "#server/context.ts";
import { env } from "#server/env.ts";
import { openRuntime } from "#server/runtime.ts";

const held = globalThis as typeof globalThis & { ruwangRuntime?: Runtime };
let provided: Runtime | undefined;

/** Gives this copy of the code its runtime: the web process has one on Node, beside that of Next's bundles. */
export function provideWebRuntime(runtime: Runtime): void {
  provided = runtime;
}

/** The runtime of the code that asks; on `globalThis` for Next, which loads modules once per bundle. */
export function webRuntime(): Runtime {
  if (provided !== undefined) return provided;
  held.ruwangRuntime ??= openRuntime(env(), "web");
  return held.ruwangRuntime;
}
