import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { payments } from "#db/schema/payments.ts";
import { people } from "#db/schema/people.ts";
import { ANONYMOUS } from "#server/domain/actor.ts";
import { SIGNED_IN_MS } from "#server/domain/operators/rules.ts";
import { signInMobile } from "#server/identity/sign-in-mobile.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { getSignedIn } from "#server/operators/get-signed-in.ts";
import { signInOperator } from "#server/operators/sign-in-operator.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { issueConfig } from "#server/terminals/configuration/issue-config.ts";
import { getTerminal } from "#server/terminals/get-terminal.ts";
import { suspend } from "../../support/devices/active-terminal.ts";
import { promisedMessages } from "../../support/messages/promised-messages.ts";
import {
  admittedOperator,
  askedAt,
  placeWithNumber,
  requestedOperator,
  workingOperator,
} from "../../support/world/operators.ts";
import { newMobile } from "../../support/world/people.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);

test("the owner's own number works at once, and is asked for a name by the same code", async () => {
  const place = await placeWithNumber(world());
  const { db, vault } = world().runtime;
  const mobile = newMobile();
  const sealed = vault.seal(mobile, placeOf("people.mobile", place.ownerId));
  await db.update(people).set({ mobile: sealed }).where(eq(people.id, place.ownerId));
  const typed = await askedAt(world(), place, mobile);
  await expect(signInOperator(place.terminal(), typed)).rejects.toMatchObject({ reason: "name_needed" });
  const answer = await signInOperator(place.terminal(), { ...typed, name: "老王" });
  expect(answer).toMatchObject({ status: "signed_in", name: "老王", mobileEnding: mobile.slice(-4) });
  const { terminalId } = place;
  expect(await getTerminal(world().asRole("logistics"), { terminalId })).toMatchObject({
    operator: { name: "老王", mobileEnding: mobile.slice(-4) },
  });
});

test("somebody new waits, the owner is told, and asking again tells nobody anew", async () => {
  const { place, mobile } = await requestedOperator(world());
  const again = await signInOperator(place.terminal(), await askedAt(world(), place, mobile));
  expect(again).toMatchObject({ status: "awaiting_owner" });
  await expect(getSignedIn(place.terminal())).rejects.toMatchObject({ reason: "nobody_signed_in" });
});

test("a code for a terminal opens no portal, and five wrong ones void it", async () => {
  const { place, mobile } = await admittedOperator(world());
  const typed = await askedAt(world(), place, mobile);
  await expect(
    signInMobile(world().runtime.as(ANONYMOUS), { mobile, code: typed.code }),
  ).rejects.toMatchObject({ reason: "code_refused" });
  const wrong = { ...typed, code: typed.code === "000000" ? "000001" : "000000" };
  for (let tries = 0; tries < 4; tries++) {
    await expect(signInOperator(place.terminal(), wrong)).rejects.toMatchObject({ reason: "code_refused" });
  }
  await expect(signInOperator(place.terminal(), wrong)).rejects.toMatchObject({ reason: "too_many_tries" });
});

test("whoever signs in takes the place of whoever was, also at the same moment", async () => {
  const { place, operator: first } = await workingOperator(world());
  const { operator: second, mobile } = await admittedOperator(world(), place);
  await signInOperator(place.terminal(), await askedAt(world(), place, mobile));
  expect((await getSignedIn(place.terminal())).operatorId).toBe(second.id);
  expect(second.id).not.toBe(first.id);
  const typed = await askedAt(world(), place, mobile);
  const both = await Promise.allSettled([1, 2].map(() => signInOperator(place.terminal(), typed)));
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a session ends by itself, and with the terminal's own access", async () => {
  const { place } = await workingOperator(world());
  const tomorrow = new Date(Date.now() + SIGNED_IN_MS + 1000);
  await expect(getSignedIn(place.terminal(tomorrow))).rejects.toMatchObject({ reason: "nobody_signed_in" });
  await suspend(world(), place);
  await expect(getSignedIn(place.terminal())).rejects.toMatchObject({ reason: "nobody_signed_in" });
});

test("who is signed in stands on the payment, whatever the terminal says", async () => {
  const { place, operator } = await workingOperator(world());
  await issueConfig(world().asSystem(), { terminalId: place.terminalId, reason: "test" });
  const order = { amountFen: 12_300, method: "alipay" as const, configVersion: 1, operator: "99" };
  const { payment } = await createPayment(place.terminal(), { idempotencyKey: "first", order });
  const [row] = await world()
    .runtime.db.select({ operator: payments.operator, operatorId: payments.operatorId })
    .from(payments)
    .where(eq(payments.id, payment.paymentId));
  expect(row).toEqual({ operator: "李收银", operatorId: operator.id });
});

test("a crowd that asks does not flood the owner's phone", async () => {
  const place = await placeWithNumber(world());
  const sealed = world().runtime.vault.seal(newMobile(), placeOf("people.mobile", place.ownerId));
  await world().runtime.db.update(people).set({ mobile: sealed }).where(eq(people.id, place.ownerId));
  for (let asked = 0; asked < 7; asked++) await requestedOperator(world(), place);
  const told = (await promisedMessages(world().runtime)).filter((text) =>
    text.includes(`终端 ${place.terminalNumber} 上登录收银`),
  );
  expect(told).toHaveLength(5);
});
