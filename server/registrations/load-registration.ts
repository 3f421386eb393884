import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { registrations } from "#db/schema/registrations.ts";
import { DomainError } from "#server/domain/errors.ts";
import { actsOn, type RegistrationAct, stateOf } from "#server/domain/registrations/state.ts";

/** An entry about which something can be done now; refuses any other. */
export async function loadRegistration(reader: Reader, registrationId: string, act: RegistrationAct) {
  const [row] = await reader.select().from(registrations).where(eq(registrations.id, registrationId));
  if (row === undefined)
    throw new DomainError("not_found", "registration_not_found", "There is no such entry.");
  const state = stateOf(row);
  if (actsOn(state).includes(act)) return row;
  throw new DomainError("illegal_state", "transition_refused", `"${act}" is not possible: it is ${state}.`, {
    state,
    possible: actsOn(state),
  });
}
