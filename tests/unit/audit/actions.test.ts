import { describe, expect, test } from "vitest";
import en from "#app/messages/en/console.json" with { type: "json" };
import zh from "#app/messages/zh-CN/console.json" with { type: "json" };
import { MACHINES } from "#server/changes/machines.ts";
import { CONTACTS } from "#server/domain/applications/contacts.ts";
import { AUDIT_SUBJECTS, RECORDED } from "#server/domain/audit/actions.ts";

const steps = Object.entries(MACHINES).flatMap(([noun, { transitions }]) =>
  Object.values(transitions).flatMap((events) => Object.keys(events).map((event) => `${noun}.${event}`)),
);
const contacts = CONTACTS.map((contact) => `application.contact_${contact}`);

describe.each([
  ["zh-CN", zh],
  ["en", en],
])("the audit trail speaks %s", (_, { audit }) => {
  test("of every action that can be recorded, and of no other", () => {
    const named = Object.entries(audit.actions).flatMap(([noun, verbs]) =>
      Object.keys(verbs).map((verb) => `${noun}.${verb}`),
    );
    expect(named.sort()).toEqual([...new Set([...RECORDED, ...steps, ...contacts])].sort());
  });

  test("of everything that is acted upon", () => {
    expect(Object.keys(audit.subjects).sort()).toEqual([...AUDIT_SUBJECTS].sort());
  });
});
