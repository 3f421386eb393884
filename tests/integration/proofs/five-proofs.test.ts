import { expect, test } from "vitest";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError, type ErrorCode } from "#server/domain/errors.ts";
import { throttle } from "#server/identity/throttle.ts";
import { anyState, noRow, noTenants, openToAll, readsOnly } from "../../support/proofs/exceptions.ts";
import { fiveProofs } from "../../support/proofs/five-proofs.ts";
import type { Proofs } from "../../support/proofs/proofs.ts";
import { actorOf } from "../../support/world/actor-of.ts";
import { createTestRuntime } from "../../support/world/test-runtime.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const runtime = worldOfFile(createTestRuntime);

interface Note {
  text: string;
  ownerId: string;
  used?: boolean;
}

const refusal = (code: ErrorCode) => new DomainError(code, code, "No.");

/** A made-up verb in good order: the owner of a note, an applicant, uses it once. */
async function useNote(ctx: Context, note: Note, recordedAs = ctx): Promise<string> {
  requirePermission(ctx, "application:write");
  if (note.ownerId !== ctx.actor.id) throw refusal("not_found");
  if (note.used) throw refusal("illegal_state");
  await record(recordedAs);
  return note.text;
}

const record = (ctx: Context) =>
  change(ctx, (tx) =>
    recordAudit(tx, ctx, { action: "case.flag", subjectType: "application", subjectId: "note" }),
  );

const stranger = () => runtime().as({ kind: "person", id: "per_y", roles: ["applicant"], sessionId: "s" });
const inOrder: Proofs<Note, string> = {
  arrange: async () => ({ text: "a note", ownerId: "per_x" }),
  as: () => runtime().as(actorOf("applicant")),
  call: (ctx, note) => useNote(ctx, note),
  succeeds: (text) => expect(text).toBe("a note"),
  needs: "application:write",
  foreign: { as: stranger },
  illegal: { instead: () => ({ used: true }) },
  audit: { action: "case.flag", subjectId: () => "note" },
};

/** Titles of the proofs that do not hold, by their first words. */
async function broken(change: Partial<Proofs<Note, string>>): Promise<string[]> {
  const found: string[] = [];
  for (const { title, prove } of fiveProofs({ ...inOrder, ...change })) {
    await prove().catch(() => found.push(title));
  }
  return found;
}

test("all five hold of a verb in good order", async () => {
  expect(await broken({})).toEqual([]);
});

const asOwner = (ctx: Context, note: Note) =>
  useNote({ ...ctx, actor: actorOf("applicant") }, { ...note, ownerId: "per_x" });

test.each<[string, Partial<Proofs<Note, string>>, RegExp[]]>([
  ["answers something else", { succeeds: (text) => expect(text).toBe("another") }, [/^does its work/]],
  ["asks for no permission", { call: asOwner }, [/^is refused to every role/, /^gives another tenant/]],
  [
    "counts the refusal of a permission",
    {
      call: async (ctx, note) => {
        if (note.ownerId === ctx.actor.id) await throttle(ctx, "codes_of_sender", "note");
        return useNote(ctx, note);
      },
    },
    [/^is refused to every role/, /^does nothing in the wrong state/],
  ],
  [
    "tells another tenant that there is something",
    { foreign: { as: stranger, code: "forbidden" } },
    [/^gives another tenant/],
  ],
  ["knows no state", { call: (ctx, note) => useNote(ctx, { ...note, used: false }) }, [/^does nothing in/]],
  [
    "leaves another row",
    { audit: { action: "note.burn", subjectId: () => "note" } },
    [/^leaves an audit row/],
  ],
  [
    "names another in its row",
    { call: (ctx, note) => useNote(ctx, note, runtime().system()) },
    [/^leaves an audit row/],
  ],
])("finds a verb that %s", async (_fault, change, expected) => {
  expect(await broken(change)).toEqual(expected.map((title) => expect.stringMatching(title)));
});

test.each<[string, Partial<Proofs<Note, string>>, RegExp]>([
  ["open to anybody", { needs: openToAll("it is not") }, /^is open to anybody/],
  ["without tenants", { foreign: noTenants("there are") }, /^has no foreign tenant/],
  [
    "answered in any state",
    {
      illegal: anyState("it is not"),
      call: async (ctx, note) => {
        const text = await useNote(ctx, note);
        note.used = true;
        return text;
      },
    },
    /^is answered in any state/,
  ],
  ["without an audit row", { audit: noRow("there is one") }, /^leaves no audit row/],
  ["a mere look", { audit: readsOnly("it writes") }, /^leaves no audit row/],
])("finds a verb that is wrongly said to be %s", async (_claim, change, title) => {
  expect(await broken(change)).toEqual([expect.stringMatching(title)]);
});
