import { createEffects } from "#server/jobs/effects.ts";

const nothing = async () => {};

/** What a promise of the outbox does, where no broker is there to be told. */
export const silentEffects = createEffects({
  publish: nothing,
  disconnectTerminal: nothing,
  isConnected: () => false,
  close: nothing,
});
