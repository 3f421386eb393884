import { expect } from "vitest";
import { createStaff } from "#server/identity/create-staff.ts";
import { getMe } from "#server/identity/get-me.ts";
import { listSessions } from "#server/identity/list-sessions.ts";
import { revokeSession } from "#server/identity/revoke-session.ts";
import { anyState, looking, noTenants, openToAll } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { newStaff, signedIn } from "../../support/world/people.ts";
import { createTestRuntime } from "../../support/world/test-runtime.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const runtime = worldOfFile(createTestRuntime);
type SignedIn = Awaited<ReturnType<typeof signedIn>>;
const bySignedIn = {
  arrange: async () => ({ ...(await signedIn(runtime())), stranger: await signedIn(runtime()) }),
  as: ({ applicant }: SignedIn) => applicant(),
  needs: "session:own",
} as const;
const asStranger = ({ stranger }: { stranger: SignedIn }) => stranger.applicant();

proveVerb("getMe", {
  ...bySignedIn,
  ...looking,
  call: (ctx) => getMe(ctx),
  needs: {
    ...openToAll("menus are shown to whoever is not signed in too"),
    sees: (me) => expect(me).toBeNull(),
  },
  succeeds: (me, { personId }) => expect(me).toMatchObject({ id: personId, roles: ["applicant"] }),
  foreign: {
    as: asStranger,
    sees: (me, { stranger }) => expect(me?.id).toBe(stranger.personId),
  },
});

proveVerb("listSessions", {
  ...bySignedIn,
  ...looking,
  call: (ctx) => listSessions(ctx),
  succeeds: (open, { sessionId }) =>
    expect(open).toEqual([expect.objectContaining({ id: sessionId, current: true })]),
  foreign: {
    as: asStranger,
    sees: (open, { stranger }) => expect(open.map(({ id }) => id)).toEqual([stranger.sessionId]),
  },
});

proveVerb("revokeSession", {
  ...bySignedIn,
  call: (ctx, { sessionId }) => revokeSession(ctx, { sessionId }),
  succeeds: async (_result, { applicant }) => expect(await listSessions(applicant())).toEqual([]),
  foreign: { as: asStranger, reason: "session_not_found" },
  illegal: {
    given: ({ applicant, sessionId }) => revokeSession(applicant(), { sessionId }),
    code: "not_found",
    reason: "session_not_found",
  },
  audit: { action: "session.revoke", subjectId: ({ sessionId }) => sessionId },
});

proveVerb("createStaff", {
  arrange: newStaff,
  as: () => runtime().seeding(),
  needs: "person:create",
  call: (ctx, person) => createStaff(ctx, person),
  succeeds: (personId) => expect(personId).toMatch(/^per_/),
  foreign: noTenants("nobody makes staff by asking the portal"),
  illegal: anyState("an e-mail that is known answers its person unchanged"),
  audit: { action: "person.create", subjectId: (_at, personId) => personId },
});
