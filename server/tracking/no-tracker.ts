import { DomainError } from "#server/domain/errors.ts";
import type { ParcelTracker } from "./port.ts";

/** Nobody looks after parcels: people move them by hand. */
export const noTracker: ParcelTracker = {
  follows: false,
  follow: async () => {},
  readReport: () => {
    throw new DomainError("not_found", "no_tracker", "Nobody reports on parcels here.");
  },
};
