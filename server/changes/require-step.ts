import { nextStatus, type Transitions } from "#server/domain/state-machine.ts";
import { type EventOf, MACHINES, type Noun, type RowOf } from "./machines.ts";

/**
 * Refuses, before anything else is asked or said, a step that the status does not accept: `illegal_state` /
 * `transition_refused`, as `takeStep` would. For verbs that do or reveal something on the way to their step.
 */
export function requireStep<N extends Noun>(
  noun: N,
  before: Pick<RowOf<N>, "status">,
  event: EventOf<N>,
): void {
  const transitions = MACHINES[noun].transitions as Transitions<string, string>;
  nextStatus(transitions, before.status, event);
}
