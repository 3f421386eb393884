import type { registrations } from "#db/schema/registrations.ts";
import { actsOn, registrationWaitOf, stateOf } from "#server/domain/registrations/state.ts";
import type { RegistrationView } from "#server/domain/registrations/views.ts";

export function registrationViewOf(row: typeof registrations.$inferSelect): RegistrationView {
  const { id, change, terminalId, terminalNumber, serialNumber, merchantId, merchantName, version } = row;
  const { storeName, street, exportId, outcome, reason } = row;
  const state = stateOf(row);
  return {
    ...{ id, change, terminalId, terminalNumber, serialNumber, merchantId, merchantName, version },
    ...{ storeName, street, exportId, outcome, reason, state },
    changedAt: row.changedAt.toISOString(),
    acts: actsOn(state),
    wait: registrationWaitOf(row),
  };
}
