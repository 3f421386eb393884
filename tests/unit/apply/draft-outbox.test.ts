import { afterEach, describe, expect, test } from "vitest";
import { DraftOutbox, type OpenDraft, type OutboxPort } from "#components/apply/drafts/draft-outbox.ts";
import type { DraftAnswers } from "#server/domain/applications/answers.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";

type Answers = ApplicationView["answers"];

/** The portal as far as saving goes: one application whose version every save must name. */
class FakePortal {
  version = 1;
  answers: Answers = {};
  online = true;
  /** Runs while a save is on its way. */
  meanwhile: () => void = () => {};

  change(group: "person", answers: DraftAnswers): void {
    this.version += 1;
    this.answers = { ...this.answers, [group]: answers };
  }
}

let open: DraftOutbox | undefined;
afterEach(() => open?.stop());

function tabOf(portal: FakePortal) {
  let seen = { version: portal.version, answers: portal.answers };
  let kept: readonly OpenDraft[] = [];
  const port: OutboxPort = {
    current: () => seen as ApplicationView,
    save: async ({ group, answers, version }) => {
      if (!portal.online) throw new Error("offline");
      portal.meanwhile();
      if (version !== portal.version) throw new Error("conflict");
      portal.change(group as "person", answers);
      seen = { version: portal.version, answers: portal.answers };
    },
    refresh: async () => {
      if (!portal.online) throw new Error("offline");
      seen = { version: portal.version, answers: portal.answers };
    },
    keep: (drafts) => {
      kept = drafts;
    },
    faultOf: (error) => {
      const { message } = error as Error;
      return message === "offline" || message === "conflict" ? message : "other";
    },
  };
  const outbox = new DraftOutbox(port);
  open = outbox;
  return { outbox, kept: () => kept };
}

describe("what is typed", () => {
  test("is kept on the device until the portal has it, and not a moment longer", async () => {
    const portal = new FakePortal();
    portal.online = false;
    const { outbox, kept } = tabOf(portal);
    outbox.push("person", { name: "王小明" });
    expect(await outbox.flush()).toBe("offline");
    expect(kept()).toEqual([{ group: "person", answers: { name: "王小明" }, base: {} }]);
    portal.online = true;
    expect(await outbox.flush()).toBe("saved");
    expect(portal.answers.person).toEqual({ name: "王小明" });
    expect(kept()).toEqual([]);
  });

  test("is taken up again by a later visit", async () => {
    const portal = new FakePortal();
    const { outbox } = tabOf(portal);
    outbox.restore([{ group: "person", answers: { name: "王小明" }, base: {} }]);
    expect(outbox.over(portal.answers).person).toEqual({ name: "王小明" });
    await outbox.flush();
    expect(portal.answers.person).toEqual({ name: "王小明" });
  });

  test("while a save is on its way is saved after it", async () => {
    const portal = new FakePortal();
    const { outbox } = tabOf(portal);
    outbox.push("person", { name: "王" });
    portal.meanwhile = () => {
      portal.meanwhile = () => {};
      outbox.push("person", { name: "王小明" });
    };
    expect(await outbox.flush()).toBe("saved");
    expect(portal.answers.person).toEqual({ name: "王小明" });
  });
});

describe("two tabs", () => {
  test("that changed different fields both have their way", async () => {
    const portal = new FakePortal();
    const { outbox } = tabOf(portal);
    outbox.push("person", { name: "王小明" });
    portal.change("person", { mobile: "13800000000" });
    expect(await outbox.flush()).toBe("saved");
    expect(portal.answers.person).toEqual({ name: "王小明", mobile: "13800000000" });
    expect(outbox.snapshot().epoch).toBe(1);
  });

  test("that changed the same field are asked, and nothing is saved before the answer", async () => {
    const portal = new FakePortal();
    const { outbox } = tabOf(portal);
    outbox.push("person", { name: "王小明", email: "a@b.cn" });
    portal.change("person", { name: "王晓明" });
    expect(await outbox.flush()).toBe("clash");
    expect(outbox.snapshot().clash).toEqual({
      group: "person",
      fields: [{ field: "name", mine: "王小明", theirs: "王晓明" }],
    });
    expect(portal.answers.person).toEqual({ name: "王晓明" });
    expect(await outbox.decide({ name: "theirs" })).toBe("saved");
    expect(portal.answers.person).toEqual({ name: "王晓明", email: "a@b.cn" });
  });
});

test("says so when the portal refuses for a reason that trying again cannot mend", async () => {
  const portal = new FakePortal();
  const { outbox, kept } = tabOf(portal);
  portal.meanwhile = () => {
    throw new Error("not_editable");
  };
  outbox.push("person", { name: "王小明" });
  await expect(outbox.flush()).rejects.toThrow("not_editable");
  expect(outbox.snapshot().state).toBe("failed");
  expect(kept()).toHaveLength(1);
});
