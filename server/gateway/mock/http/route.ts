import type { Call } from "./call.ts";
import { type Given, type ParameterTable, readParameters } from "./parameters.ts";

export type Method = "get" | "post" | "delete";

export interface Route<Target> {
  method: Method;
  path: string;
  parameters: ParameterTable<Target>;
  /** Does the request in one transaction. A thrown fault undoes it; a returned one keeps what it did. */
  work: (call: Call, given: Given<Target>) => object;
}

/** A route as the server and the tests know it, whatever its parameters are applied to. */
export interface DeclaredRoute {
  method: Method;
  path: string;
  parameters: readonly string[];
  perform: (call: Call) => object;
}

/** Its parameters are read before the work, and a work that drops them is a fault of ours, found at once. */
export function route<Target>({ method, path, parameters, work }: Route<Target>): DeclaredRoute {
  const perform = (call: Call): object => {
    const given = readParameters(parameters, call);
    const result = work(call, given);
    if (given.isApplied()) return result;
    throw new Error(`${method} ${path} took ${given.names.join(", ")} and applied nothing`);
  };
  return { method, path, parameters: Object.keys(parameters), perform };
}
