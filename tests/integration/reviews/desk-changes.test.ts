import { afterAll, beforeAll, expect, test } from "vitest";
import { endStreams } from "#server/api/http/event-stream.ts";
import { type Channel, createNotices, type Notices } from "#server/changes/notices.ts";
import { addNote } from "#server/reviews/case/add-note.ts";
import { tickField } from "#server/reviews/case/tick-field.ts";
import { hearDesk } from "#server/reviews/live/hear-desk.ts";
import { serveWeb } from "../../support/browser/serve-web.ts";
import { anyState, looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { sessionCookie } from "../../support/staff/session-cookie.ts";
import { applicationIn } from "../../support/world/applicants.ts";
import { createDemoWorld } from "../../support/world/demo-world.ts";
import { makePerson } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

// Whoever has the desk before them is told over HTTP that something there is another.

const world = worldOfFile(createDemoWorld);
let web: Awaited<ReturnType<typeof serveWeb>>;
let notices: Notices;
beforeAll(async () => {
  notices = createNotices(world().runtime.databaseUrl);
  Object.assign(world().runtime, { notices });
  web = await serveWeb(world());
});
afterAll(async () => {
  web.stop();
  await notices.close();
});

const reviewer = () => world().staff("reviewer");

proveVerb("hearDesk", {
  ...looking,
  arrange: async () => ({}),
  as: reviewer,
  needs: "application:read",
  foreign: noTenants("nobody hears whose case it is that changed"),
  illegal: anyState("whoever may look may listen"),
  call: async (ctx) => hearDesk(ctx, () => {}),
  succeeds: (stop) => expect(stop).toBeTypeOf("function"),
});

async function cookieOf(role: "reviewer" | "finance"): Promise<string> {
  return sessionCookie(world().staff(role), { id: await makePerson(world(), [role]), roles: [role] });
}

const ask = (cookie: string) => fetch(`${web.address}/api/desk/changes`, { headers: { cookie } });

/** What a stream says next, beats left out; null once it has ended. */
async function nextOf(answer: Response): Promise<string | null> {
  const reader = answer.body?.getReader();
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done) return null;
      const said = new TextDecoder().decode(value).replaceAll(": \n\n", "");
      if (said !== "") return said;
    }
  } finally {
    reader?.releaseLock();
  }
}

test("a note is told to whoever listens, and who may not listen is not answered", async () => {
  const { view } = await applicationIn(world(), "in_review");
  const answer = await ask(await cookieOf("reviewer"));
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/event-stream");
  const told = nextOf(answer);
  const noted = { applicationId: view.id, body: "请看门头", mentioned: [] };
  await addNote({ ...reviewer(), notices }, noted);
  expect(await told).toBe("data: changed\n\n");
  endStreams();
  expect(await nextOf(answer)).toBeNull();
  expect((await ask("")).status).toBe(401);
  expect((await ask(await cookieOf("finance"))).status).toBe(403);
});

test("what shows in no list wakes nobody", async () => {
  const { view } = await applicationIn(world(), "in_review");
  const sent: Channel[] = [];
  const ctx = { ...reviewer(), notices: { ...notices, send: (channel: Channel) => void sent.push(channel) } };
  await tickField(ctx, { applicationId: view.id, fields: ["store.name"], ticked: true });
  expect(sent).toEqual([]);
  await addNote(ctx, { applicationId: view.id, body: "请看门头", mentioned: [] });
  expect(sent).toEqual(["ruwang_desk"]);
});

test("one person keeps so many windows up to date, and another's are none of theirs", async () => {
  const [own, other] = [await cookieOf("reviewer"), await cookieOf("reviewer")];
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask(own)));
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(8).fill(200), 429, 429]);
  expect((await ask(other)).status).toBe(200);
  // A window that is closed makes room.
  await answers.find(({ status }) => status === 200)?.body?.cancel();
  await expect.poll(async () => (await ask(own)).status).toBe(200);
  endStreams();
});
