import { z } from "zod";
import type { Call } from "./call.ts";
import { parameterFault } from "./parameter-faults.ts";

/** One parameter of a route: what it may be, and what it does to the route's target. */
export interface Parameter<Target> {
  accepts: z.ZodType;
  isRequired: boolean;
  apply: (target: Target, value: unknown, call: Call) => void;
}

/** All that a route takes; what is not in it is refused, and what is in it has its effect declared. */
export type ParameterTable<Target> = Readonly<Record<string, Parameter<Target>>>;

/** The parameters of one request, each as its table reads it. */
export interface Given<Target> {
  names: readonly string[];
  applyTo: <T extends Target>(target: T) => T;
  /** Whether `applyTo` was called, or there was nothing to apply. */
  isApplied: () => boolean;
}

export const NO_PARAMETERS: ParameterTable<object> = {};

export function parameter<Target, Value>(
  accepts: z.ZodType<Value>,
  apply: (target: Target, value: Value, call: Call) => void,
): Parameter<Target> {
  const applyRead = (target: Target, value: unknown, call: Call) => apply(target, value as Value, call);
  return { accepts, isRequired: false, apply: applyRead };
}

/** The table with some of its parameters required. */
export function requiring<Target>(
  names: readonly string[],
  table: ParameterTable<Target>,
): ParameterTable<Target> {
  const entries = Object.entries(table).map(([name, optional]) => {
    return [name, { ...optional, isRequired: names.includes(name) }] as const;
  });
  return Object.fromEntries(entries);
}

/** Parameters that each set the target's field of the same name. */
export function fieldsOf<Target extends object>(
  fields: {
    [Field in keyof Target]?: z.ZodType<Target[Field]>;
  },
): Record<string, Parameter<Target>> {
  const entries = Object.entries(fields as Record<string, z.ZodType>).map(([name, accepts]) => {
    const set = (target: Target, value: unknown) => void Object.assign(target, { [name]: value });
    return [name, parameter<Target, unknown>(accepts, set)] as const;
  });
  return Object.fromEntries(entries);
}

/** The same parameters for a target that holds theirs. */
export function appliedTo<Outer, Inner>(
  pick: (outer: Outer) => Inner,
  table: ParameterTable<Inner>,
): ParameterTable<Outer> {
  const entries = Object.entries(table).map(([name, inner]) => {
    const apply = (outer: Outer, value: unknown, call: Call) => inner.apply(pick(outer), value, call);
    return [name, { ...inner, apply }] as const;
  });
  return Object.fromEntries(entries);
}

/** Reads a request by its table, or throws Stripe's error for the first parameter at fault. */
export function readParameters<Target>(table: ParameterTable<Target>, call: Call): Given<Target> {
  const { expand: _answeredByTheExchange, ...params } = call.params;
  const shape = Object.entries(table).map(([name, { accepts, isRequired }]) => {
    return [name, isRequired ? accepts : accepts.optional()] as const;
  });
  const read = z.strictObject(Object.fromEntries(shape)).safeParse(params);
  if (!read.success) throw parameterFault(read.error, params);
  const values: Record<string, unknown> = read.data;
  const names = Object.keys(table).filter((name) => name in params);
  let applied = names.length === 0;
  const applyTo = <T extends Target>(target: T): T => {
    for (const name of names) table[name]?.apply(target, values[name], call);
    applied = true;
    return target;
  };
  return { names, applyTo, isApplied: () => applied };
}
