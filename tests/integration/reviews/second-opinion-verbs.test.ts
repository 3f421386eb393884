import { expect } from "vitest";
import { listReasons } from "#server/reviews/reasons/list-reasons.ts";
import { saveReason } from "#server/reviews/reasons/save-reason.ts";
import { judgeCase } from "#server/reviews/second/judge-case.ts";
import { nameChecker } from "#server/reviews/second/name-checker.ts";
import { looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { type ApplicationAt, applicationIn } from "../../support/world/applicants.ts";
import { createDemoWorld } from "../../support/world/demo-world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(createDemoWorld);
const staff = (name: Parameters<ReturnType<typeof world>["staff"]>[0]) => world().staff(name);
const subjectId = ({ view }: ApplicationAt) => view.id;
const reason = "材料与核实情况不符";

const atTheDesk = {
  foreign: noTenants("the desk decides for every applicant"),
  illegal: {
    instead: () => applicationIn(world(), "draft"),
    code: "not_found",
    reason: "application_not_found",
  },
} as const;

proveVerb("judgeCase", {
  ...atTheDesk,
  as: () => staff("checker"),
  needs: "application:check",
  arrange: () => applicationIn(world(), "pending_check"),
  call: (ctx, { input }) => judgeCase(ctx, { ...input, verdict: "reject", reason }),
  succeeds: (file) => expect(file.second.disputed).toBe(true),
  audit: { action: "application.disagree", subjectId },
});

proveVerb("nameChecker", {
  ...atTheDesk,
  as: () => staff("reviewer"),
  needs: "case:assign",
  arrange: () => applicationIn(world(), "pending_check"),
  call: (ctx, { input }) => nameChecker(ctx, { ...input, checkerId: staff("checker").actor.id }),
  succeeds: (file) => expect(file.second.named?.id).toBe(staff("checker").actor.id),
  audit: { action: "case.name_checker", subjectId },
});

const wording = {
  zh: { label: "门头不符", text: "门头照片与店名不一致。", remedy: "请重拍门头。" },
  en: { label: "Shop front differs", text: "The photo shows another name.", remedy: "Take it again." },
};
const newReason = {
  code: "shop_front_differs",
  number: 0,
  kind: "correction" as const,
  wording,
  retired: false,
};
const saved = async () => ({
  code: newReason.code,
  number: (await listReasons(staff("admin"))).find(({ code }) => code === newReason.code)?.number ?? 0,
});

proveVerb("listReasons", {
  ...looking,
  as: () => staff("reviewer"),
  needs: "desk_rule:read",
  foreign: noTenants("the desk's own reasons"),
  arrange: saved,
  call: (ctx) => listReasons(ctx),
  succeeds: (reasons) => expect(reasons.map(({ code }) => code)).toContain("unreadable"),
});

proveVerb("saveReason", {
  as: () => staff("admin"),
  needs: "desk_rule:write",
  foreign: noTenants("the desk's own reasons"),
  arrange: saved,
  call: (ctx, { number }) => saveReason(ctx, { ...newReason, number }),
  succeeds: (reasons) =>
    expect(reasons).toContainEqual(expect.objectContaining({ code: newReason.code, wording })),
  illegal: {
    instead: async () => ({ code: newReason.code, number: 99 }),
    code: "conflict",
    reason: "changed_meanwhile",
  },
  audit: { action: "reason_code.save", subjectId: ({ code }) => code },
});
