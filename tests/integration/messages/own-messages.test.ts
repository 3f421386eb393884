import { expect } from "vitest";
import { change } from "#server/changes/change.ts";
import { listOwnMessages } from "#server/messages/list-own-messages.ts";
import { notifyPerson } from "#server/messages/notify-person.ts";
import { looking } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { createDemoWorld } from "../../support/world/demo-world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(createDemoWorld);

/** An applicant who handed in, was told that a parcel is on its way, and has asked for a code since. */
async function told() {
  const { applicant } = await world().application("submitted");
  const ctx = world().staff("logistics");
  const person = { personId: applicant().actor.id, path: "/merchant?tab=terminals" };
  const facts = { carrier: "顺丰", trackingNumber: "SF100" };
  const later = { ...ctx, now: new Date(ctx.now.getTime() + 1_000) };
  await change(later, async (tx) => {
    await notifyPerson(tx, later, { ...person, text: "shipment.shipped", facts });
    await notifyPerson(tx, later, { ...person, text: "sign_in.code", facts: { code: "135790" } });
  });
  return { applicant, stranger: await world().application("draft") };
}

proveVerb("listOwnMessages", {
  ...looking,
  arrange: told,
  as: ({ applicant }) => applicant(),
  needs: "message:read_own",
  call: (ctx) => listOwnMessages(ctx),
  succeeds: (all) => {
    expect(all).toMatchObject([
      {
        words: { zh: "您的设备已寄出，顺丰 SF100。", en: "Your device is on its way" },
        path: "/merchant?tab=terminals",
        outcome: "underway",
      },
      { words: { en: "We have received your application; see your place in the queue" } },
    ]);
    expect(JSON.stringify(all)).not.toContain("135790");
  },
  foreign: { as: ({ stranger }) => stranger.applicant(), sees: (all) => expect(all).toEqual([]) },
});
