import { read } from "#server/changes/read.ts";
import type { Runtime } from "#server/context.ts";
import { env } from "#server/env.ts";
import { requireNoDemoPeople } from "#server/identity/require-no-demo-people.ts";
import { openRuntime } from "#server/runtime.ts";
import { isDemo } from "./mode.ts";

const held = globalThis as typeof globalThis & { ruwangRuntime?: Runtime };
let provided: Runtime | undefined;

/** Lets production begin only on a database in which nobody of the demo can sign in. */
export async function requireOwnPeople(runtime: Runtime): Promise<void> {
  if (!isDemo()) await read(runtime, requireNoDemoPeople);
}

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
