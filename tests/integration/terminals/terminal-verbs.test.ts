import { expect } from "vitest";
import { resetActivationCode } from "#server/terminals/activation/reset-activation-code.ts";
import { revealActivationCode } from "#server/terminals/activation/reveal-activation-code.ts";
import { closeTerminal } from "#server/terminals/close-terminal.ts";
import { getTerminal } from "#server/terminals/get-terminal.ts";
import { listTerminals } from "#server/terminals/list-terminals.ts";
import { moveToStore } from "#server/terminals/move-to-store.ts";
import { resumeTerminal } from "#server/terminals/resume-terminal.ts";
import { suspendTerminal } from "#server/terminals/suspend-terminal.ts";
import { swapDevice } from "#server/terminals/swap-device.ts";
import { stockedSerial } from "#tests/support/stock/devices.ts";
import { makeActiveTerminal } from "../../support/devices/active-terminal.ts";
import { looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { secondStore } from "../../support/world/stores.ts";
import { makePlace, makeWorld, type Place } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const logistics = () => world().asRole("logistics");
/** What a step of a terminal asks for, in the version that it has now. */
async function seen({ terminalId }: Place) {
  const { version } = await getTerminal(logistics(), { terminalId });
  return { terminalId, version, reason: "商户报失" };
}
const activeTerminal = async () => ({ input: await seen(await makeActiveTerminal(world())) });
async function suspendedTerminal() {
  const { id, version } = await suspendTerminal(logistics(), (await activeTerminal()).input);
  return { input: { terminalId: id, version, reason: "找回" } };
}
/** A place, and another merchant's owner beside it. */
const twoPlaces = async () => {
  const place = await makePlace(world());
  const stranger = await makePlace(world());
  return { ...place, stranger };
};

const byStaff = {
  as: logistics,
  needs: "terminal:write",
  foreign: noTenants("only staff stop and close terminals"),
} as const;
const byOwner = {
  arrange: twoPlaces,
  as: ({ owner }: Place) => owner(),
  foreign: { as: ({ stranger }: { stranger: Place }) => stranger.owner(), reason: "terminal_not_found" },
};
const alreadyActivated = {
  instead: () => makeActiveTerminal(world()),
  reason: "already_activated",
};

proveVerb("suspendTerminal", {
  ...byStaff,
  arrange: activeTerminal,
  call: (ctx, { input }) => suspendTerminal(ctx, input),
  succeeds: (view) => expect(view).toMatchObject({ status: "suspended", deviceStatus: "suspended" }),
  illegal: {
    given: ({ input }) => suspendTerminal(logistics(), input),
    reason: "transition_refused",
  },
  audit: { action: "terminal.suspend", subjectId: ({ input }) => input.terminalId },
});

proveVerb("resumeTerminal", {
  ...byStaff,
  arrange: suspendedTerminal,
  call: (ctx, { input }) => resumeTerminal(ctx, input),
  succeeds: (view) => expect(view).toMatchObject({ status: "active", deviceStatus: "active" }),
  illegal: {
    given: ({ input }) => resumeTerminal(logistics(), input),
    reason: "transition_refused",
  },
  audit: { action: "terminal.resume", subjectId: ({ input }) => input.terminalId },
});

proveVerb("swapDevice", {
  ...byStaff,
  arrange: async () => {
    const place = await makeActiveTerminal(world());
    const { reason: _reason, ...input } = await seen(place);
    return {
      input: { ...input, serialNumber: await stockedSerial(world()), fault: "screen" as const },
      before: place,
    };
  },
  call: (ctx, { input }) => swapDevice(ctx, input),
  succeeds: (view, { input, before }) =>
    expect(view).toMatchObject({
      id: before.terminalId,
      status: "awaiting_activation",
      serialNumber: input.serialNumber,
      deviceStatus: "delivered",
      reported: null,
    }),
  illegal: {
    given: ({ input: { terminalId, version } }) =>
      closeTerminal(logistics(), { terminalId, version, reason: "商户关店" }),
    reason: "transition_refused",
  },
  audit: { action: "terminal.swap", subjectId: ({ input }) => input.terminalId },
});

proveVerb("moveToStore", {
  ...byStaff,
  arrange: async () => {
    const place = await makeActiveTerminal(world());
    const store = await secondStore(world(), place.merchantId);
    return { input: { ...(await seen(place)), storeId: store.id }, store };
  },
  call: (ctx, { input }) => moveToStore(ctx, input),
  succeeds: (view, { store }) =>
    expect(view).toMatchObject({ status: "active", storeId: store.id, storeName: store.name }),
  illegal: {
    given: ({ input: { terminalId, version, reason } }) =>
      closeTerminal(logistics(), { terminalId, version, reason }),
    reason: "transition_refused",
  },
  audit: { action: "terminal.move", subjectId: ({ input }) => input.terminalId },
});

proveVerb("closeTerminal", {
  ...byStaff,
  arrange: activeTerminal,
  call: (ctx, { input }) => closeTerminal(ctx, input),
  succeeds: (view) => expect(view).toMatchObject({ status: "closed", deviceStatus: "returning" }),
  illegal: {
    given: ({ input }) => closeTerminal(logistics(), input),
    reason: "transition_refused",
  },
  audit: { action: "terminal.close", subjectId: ({ input }) => input.terminalId },
});

proveVerb("getTerminal", {
  ...byOwner,
  ...looking,
  needs: ["terminal:read", "terminal:read_own"],
  call: (ctx, { terminalId }) => getTerminal(ctx, { terminalId }),
  succeeds: (view, { terminalId, merchantId }) =>
    expect(view).toMatchObject({ id: terminalId, merchantId, status: "awaiting_activation", events: [] }),
});

proveVerb("listTerminals", {
  ...byOwner,
  ...looking,
  needs: ["terminal:read", "terminal:read_own"],
  call: (ctx, { merchantId }) => listTerminals(ctx, { merchantId }),
  succeeds: ({ items }, { terminalId }) => expect(items.map(({ id }) => id)).toEqual([terminalId]),
  foreign: { as: ({ stranger }) => stranger.owner(), sees: ({ items }) => expect(items).toEqual([]) },
});

proveVerb("revealActivationCode", {
  ...byOwner,
  needs: "terminal:read_own",
  call: (ctx, { terminalId }) => revealActivationCode(ctx, { terminalId }),
  succeeds: (shown, { activationCode }) => expect(shown.activationCode).toBe(activationCode),
  illegal: alreadyActivated,
  audit: { action: "terminal.reveal_code", subjectId: ({ terminalId }) => terminalId },
});

proveVerb("resetActivationCode", {
  ...byOwner,
  needs: ["terminal:read_own", "terminal:write"],
  call: (ctx, { terminalId }) => resetActivationCode(ctx, { terminalId }),
  succeeds: async (_result, { owner, terminalId, activationCode }) => {
    const shown = await revealActivationCode(owner(), { terminalId });
    expect(shown.activationCode).not.toBe(activationCode);
  },
  illegal: alreadyActivated,
  audit: { action: "terminal.reset_code", subjectId: ({ terminalId }) => terminalId },
});
