import { expect, test } from "vitest";
import { systemActor } from "#server/domain/actor.ts";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import {
  MESSAGE_VALID_DAYS,
  MOST_UNREAD,
  sendMessageInput,
} from "#server/domain/terminals/messages/inputs.ts";
import { expireMessages } from "#server/terminals/messages/expire-messages.ts";
import { fetchMessages } from "#server/terminals/messages/fetch-messages.ts";
import { listMessages } from "#server/terminals/messages/list-messages.ts";
import { readMessage } from "#server/terminals/messages/read-message.ts";
import { sendMessage } from "#server/terminals/messages/send-message.ts";
import { withdrawMessage } from "#server/terminals/messages/withdraw-message.ts";
import { recordHeartbeat } from "#server/terminals/record-heartbeat.ts";
import { recordPlainHeartbeats } from "#server/terminals/record-plain-heartbeats.ts";
import { makeActiveTerminal } from "../../../support/devices/active-terminal.ts";
import { anyState, looking, noTenants } from "../../../support/proofs/exceptions.ts";
import { proveVerb } from "../../../support/proofs/prove-verb.ts";
import { MODEL, makePlace, makeWorld, type Place } from "../../../support/world/world.ts";
import { worldOfFile } from "../../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const logistics = () => world().asRole("logistics");
const WORDS = { title: "今晚维护", text: "22 点到 23 点可能收不了款。" };

async function sent() {
  const place = await makeActiveTerminal(world());
  const message = await sendMessage(logistics(), { terminalId: place.terminalId, ...WORDS });
  const stranger = await makeActiveTerminal(world());
  return { place, stranger, message, input: { messageId: message.id, version: message.version } };
}
const subjectId = ({ input }: { input: { messageId: string } }) => input.messageId;
const byStaff = { as: logistics, foreign: noTenants("only staff write to terminals") };
const byTerminal = {
  as: ({ place }: { place: Place }) => place.terminal(),
  needs: "terminal:operate" as const,
};

proveVerb("sendMessage", {
  ...byStaff,
  arrange: async () => ({ place: await makeActiveTerminal(world()) }),
  needs: "terminal:write",
  call: (ctx, { place: { terminalId } }) => sendMessage(ctx, { terminalId, ...WORDS }),
  succeeds: async (message, { place: { terminalId } }) => {
    expect(message).toMatchObject({ ...WORDS, status: "waiting", sentBy: "Staff" });
    expect(await listMessages(logistics(), { terminalId })).toEqual([message]);
  },
  illegal: {
    instead: async () => ({
      place: { ...(await makeActiveTerminal(world())), ...(await makePlace(world())) },
    }),
    reason: "terminal_not_active",
  },
  audit: { action: "terminal_message.send", subjectId: (_at, message) => message.id },
});

proveVerb("withdrawMessage", {
  ...byStaff,
  arrange: sent,
  needs: "terminal:write",
  call: (ctx, { input }) => withdrawMessage(ctx, input),
  succeeds: async (message, { place }) => {
    expect(message.status).toBe("withdrawn");
    expect(await fetchMessages(place.terminal(), {})).toEqual([]);
  },
  illegal: {
    given: ({ place }) => fetchMessages(place.terminal(), {}),
    instead: async ({ place: { terminalId }, message: { id } }) => {
      const [message] = await listMessages(logistics(), { terminalId });
      return { input: { messageId: id, version: message?.version ?? 0 } };
    },
  },
  audit: { action: "terminal_message.withdraw", subjectId },
});

proveVerb("listMessages", {
  ...looking,
  ...byStaff,
  arrange: sent,
  needs: "terminal:read",
  call: (ctx, { place: { terminalId } }) => listMessages(ctx, { terminalId }),
  succeeds: (messages, { message }) => expect(messages).toEqual([message]),
});

proveVerb("fetchMessages", {
  ...byTerminal,
  arrange: sent,
  foreign: {
    as: ({ stranger }) => stranger.terminal(),
    sees: (messages) => expect(messages).toEqual([]),
  },
  call: (ctx) => fetchMessages(ctx, {}),
  succeeds: async (messages, { message, place }) => {
    expect(messages).toMatchObject([{ messageId: message.id, number: 1, ...WORDS }]);
    expect(await fetchMessages(place.terminal(), { after: 1 })).toEqual([]);
    expect(await fetchMessages(place.terminal(), {})).toEqual(messages);
  },
  illegal: anyState("nobody has read it: it is fetched again"),
  audit: { action: "terminal_message.deliver", subjectId },
});

proveVerb("readMessage", {
  ...byTerminal,
  arrange: sent,
  foreign: { as: ({ stranger }) => stranger.terminal() },
  call: (ctx, { input: { messageId } }) => readMessage(ctx, { messageId }),
  succeeds: async (_nothing, { place: { terminalId } }) => {
    expect(await listMessages(logistics(), { terminalId })).toMatchObject([{ status: "read" }]);
  },
  illegal: anyState("saying so again is no fault"),
  audit: { action: "terminal_message.read", subjectId },
});

proveVerb("expireMessages", {
  arrange: sent,
  as: () => world().asSystem(new Date(Date.now() + (MESSAGE_VALID_DAYS + 1) * DAY_MS)),
  needs: "terminal:configure",
  foreign: noTenants("the portal's own timer ends what nobody has read"),
  call: (ctx) => expireMessages(ctx),
  succeeds: async (expired, { place: { terminalId } }) => {
    expect(expired).toBeGreaterThan(0);
    expect(await listMessages(logistics(), { terminalId })).toMatchObject([{ status: "expired" }]);
  },
  illegal: anyState("what was read is left alone"),
  audit: { action: "terminal_message.expire", subjectId },
});

test("every heartbeat is answered with the newest unread message, until there is none", async () => {
  const { place, message } = await sent();
  const { terminalId, terminal } = place;
  const beat = {
    configVersion: 0,
    configHash: null,
    firmwareVersion: MODEL.firmware,
    clock: new Date().toISOString(),
  };
  const plain = async () => {
    const link = world().as(systemActor("device-link"));
    return (await recordPlainHeartbeats(link, [{ terminalId, beat }])).get(terminalId)?.messages;
  };
  await sendMessage(logistics(), { terminalId, ...WORDS });
  expect((await recordHeartbeat(terminal(), beat)).messages).toBe(2);
  expect(await plain()).toBe(2);
  const messages = await fetchMessages(terminal(), {});
  expect(messages.map(({ number }) => number)).toEqual([1, 2]);
  await readMessage(terminal(), { messageId: messages[1]?.messageId ?? "" });
  expect(await plain()).toBe(1);
  await readMessage(terminal(), { messageId: message.id });
  await readMessage(terminal(), { messageId: message.id });
  expect(await plain()).toBeUndefined();
});

test("a terminal keeps so many that nobody reads, and those who send at once are numbered one by one", async () => {
  const { place } = await sent();
  const { terminalId } = place;
  const many = Array.from({ length: MOST_UNREAD + 4 }, () =>
    sendMessage(logistics(), { terminalId, ...WORDS }),
  );
  const outcomes = await Promise.allSettled(many);
  const refused = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason.reason] : []));
  expect(refused).toEqual(Array(5).fill("too_many_messages"));
  const numbers = (await fetchMessages(place.terminal(), {})).map(({ number }) => number);
  expect(numbers).toEqual(Array.from({ length: MOST_UNREAD }, (_, index) => index + 1));
});

test("a message is valid for as long as its sender says, and then is fetched by nobody", async () => {
  const { terminalId, terminal } = await makeActiveTerminal(world());
  await sendMessage(logistics(), { terminalId, ...WORDS, validDays: 1 });
  await sendMessage(logistics(), { terminalId, ...WORDS });
  const tomorrow = new Date(Date.now() + DAY_MS + 1);
  expect((await fetchMessages(terminal(), {})).map(({ number }) => number)).toEqual([1, 2]);
  expect((await fetchMessages(terminal(tomorrow), {})).map(({ number }) => number)).toEqual([2]);
});

test.each([
  ["message_lines", { text: "一\n二\n三\n四\n五\n六" }],
  ["message_line_too_long", { text: `${"长".repeat(61)}\n短` }],
  ["valid_days", { validDays: 31 }],
])("what no glass shows and nobody waits for is refused: %s", (fault, changes) => {
  const input = { terminalId: "trm_00000000000000000000", ...WORDS };
  const most = sendMessageInput.safeParse({
    ...input,
    text: `${"长".repeat(60)}\n`.repeat(5),
    validDays: 30,
  });
  expect(most.success).toBe(true);
  const { error } = sendMessageInput.safeParse({ ...input, ...changes });
  expect(error?.issues.map(({ message }) => message)).toEqual([fault]);
});
