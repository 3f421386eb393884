import { expect } from "vitest";
import type { RegistrationView } from "#server/domain/registrations/views.ts";
import { dismissRegistration } from "#server/registrations/dismiss-registration.ts";
import { exportRegistrations } from "#server/registrations/export-registrations.ts";
import { listExports } from "#server/registrations/list-exports.ts";
import { listRegistrations } from "#server/registrations/list-registrations.ts";
import { readExport } from "#server/registrations/read-export.ts";
import { readFeedback } from "#server/registrations/read-feedback.ts";
import { resendRegistration } from "#server/registrations/resend-registration.ts";
import { anyState, looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { dueEntry, exportedEntry, rejectedEntry } from "../../support/world/registrations.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const logistics = () => world().asRole("logistics");
const byStaff = {
  as: logistics,
  foreign: noTenants("the register is the acquirer's own"),
} as const;
const ref = ({ id: registrationId, version }: RegistrationView) => ({ registrationId, version });

proveVerb("exportRegistrations", {
  ...byStaff,
  needs: "registration:write",
  arrange: () => dueEntry(world()),
  call: (ctx) => exportRegistrations(ctx, { scope: "due" }),
  succeeds: async (file, { entry }) => {
    expect(file).toMatchObject({ scope: "due", accepted: 0, rejected: 0 });
    const { items } = await listRegistrations(logistics(), { terminalId: entry.terminalId });
    expect(items).toMatchObject([{ state: "exported", exportId: file.id }]);
  },
  illegal: {
    given: () => exportRegistrations(logistics(), { scope: "due" }),
    code: "conflict",
    reason: "nothing_to_export",
  },
  audit: { action: "registration.export", subjectId: (_at, file) => file.id },
});

proveVerb("readExport", {
  ...byStaff,
  needs: "registration:read",
  arrange: () => exportedEntry(world()),
  call: async (ctx, { file }) => {
    let text = "";
    for await (const piece of await readExport(ctx, { exportId: file.id })) text += piece;
    return text;
  },
  succeeds: (text, { entry }) => expect(text).toContain(`"${entry.id}","bind"`),
  illegal: anyState("a file says the same whoever reads it how often"),
  audit: { action: "registration.read_export", subjectId: ({ file }) => file.id },
});

proveVerb("readFeedback", {
  ...byStaff,
  needs: "registration:write",
  arrange: async () => {
    const { entry, file } = await exportedEntry(world());
    const rows = [{ record: entry.id, outcome: "accepted", reason: "" }];
    return { input: { exportId: file.id, firstRow: 1, rows } };
  },
  call: (ctx, { input }) => readFeedback(ctx, input),
  succeeds: (read) => expect(read).toEqual({ accepted: 1, rejected: 0, known: 0, faulty: [] }),
  illegal: {
    given: ({ input }) => readFeedback(logistics(), input),
    sees: (read) => expect(read).toEqual({ accepted: 0, rejected: 0, known: 1, faulty: [] }),
  },
  audit: { action: "registration.read_feedback", subjectId: ({ input }) => input.exportId },
});

proveVerb("resendRegistration", {
  ...byStaff,
  needs: "registration:write",
  arrange: async () => ({ input: ref((await rejectedEntry(world())).entry) }),
  call: (ctx, { input }) => resendRegistration(ctx, input),
  succeeds: (entry, { input }) => {
    expect(entry).toMatchObject({ state: "due", change: "bind", wait: { holder: "logistics" } });
    expect(entry.id).not.toBe(input.registrationId);
  },
  illegal: { given: ({ input }) => resendRegistration(logistics(), input), reason: "transition_refused" },
  audit: { action: "registration.resend", subjectId: ({ input }) => input.registrationId },
});

proveVerb("dismissRegistration", {
  ...byStaff,
  needs: "registration:write",
  arrange: async () => ({
    input: { ...ref((await rejectedEntry(world())).entry), reason: "由后一条记录更正" },
  }),
  call: (ctx, { input }) => dismissRegistration(ctx, input),
  succeeds: (entry) => expect(entry).toMatchObject({ state: "dismissed", acts: [], wait: null }),
  illegal: { given: ({ input }) => dismissRegistration(logistics(), input), reason: "transition_refused" },
  audit: { action: "registration.dismiss", subjectId: ({ input }) => input.registrationId },
});

proveVerb("listRegistrations", {
  ...byStaff,
  ...looking,
  needs: "registration:read",
  arrange: () => dueEntry(world()),
  call: (ctx, { entry }) => listRegistrations(ctx, { state: "due", terminalId: entry.terminalId }),
  succeeds: ({ items }, { entry }) => expect(items.map(({ id }) => id)).toEqual([entry.id]),
});

proveVerb("listExports", {
  ...byStaff,
  ...looking,
  needs: "registration:read",
  arrange: () => exportedEntry(world()),
  call: (ctx) => listExports(ctx),
  succeeds: ([newest], { file }) => expect(newest?.id).toBe(file.id),
});
