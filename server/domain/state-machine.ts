import { DomainError } from "./errors.ts";

/** A state machine as a table: for each status, the events it accepts and the status each leads to. */
export type Transitions<Status extends string, Event extends string> = Readonly<
  Record<Status, Readonly<Partial<Record<Event, Status>>>>
>;

/** The events that `status` accepts, in the table's order. Screens derive their buttons from this. */
export function eventsFrom<S extends string, E extends string>(table: Transitions<S, E>, status: S): E[] {
  return Object.keys(table[status]) as E[];
}

/** The status after `event`; refuses with `illegal_state` naming what would have been accepted. */
export function nextStatus<S extends string, E extends string>(
  table: Transitions<S, E>,
  status: S,
  event: NoInfer<E>,
): S {
  const next: S | undefined = table[status][event];
  if (next !== undefined) return next;
  throw new DomainError(
    "illegal_state",
    "transition_refused",
    `"${event}" is not possible while the status is "${status}".`,
    { status, event, possible: eventsFrom(table, status) },
  );
}
