import { expect, test } from "vitest";
import { stores } from "#db/schema/merchants.ts";
import { makeId } from "#server/domain/ids.ts";
import { MOST_STORES } from "#server/domain/stores/inputs.ts";
import { getMerchant } from "#server/merchants/get-merchant.ts";
import { openStore } from "#server/stores/open-store.ts";
import { noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { newStore } from "../../support/world/stores.ts";
import { makeMerchant, makePerson, makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const logistics = () => world().asRole("logistics");
const arrange = async () => ({
  input: newStore(await makeMerchant(world(), await makePerson(world(), ["applicant"]))),
});

proveVerb("openStore", {
  arrange,
  as: logistics,
  needs: "store:write",
  foreign: noTenants("only staff open stores"),
  call: (ctx, { input }) => openStore(ctx, input),
  succeeds: async (store, { input: { merchantId, name, street } }) => {
    expect(store).toMatchObject({ name, street, position: { lat: 31.23, lng: 121.47 } });
    const { stores: all } = await getMerchant(logistics(), { merchantId });
    expect(all.map(({ id }) => id)).toEqual([expect.any(String), store.id]);
  },
  illegal: {
    given: ({ input }) => openStore(logistics(), input),
    code: "conflict",
    reason: "store_exists",
  },
  audit: { action: "store.open", subjectId: (_at, store) => store.id },
});

test("of two that open the same store at once one opens it, and the other is told", async () => {
  const { input } = await arrange();
  const tries = await Promise.allSettled([openStore(logistics(), input), openStore(logistics(), input)]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a merchant with as many stores as one can have gets no other", async () => {
  const { input } = await arrange();
  const { merchantId, ...place } = input;
  const { db, random } = { db: world().runtime.db, random: logistics().randomBytes };
  const rows = Array.from({ length: MOST_STORES - 1 }, (_, index) => ({
    ...place,
    id: makeId("store", random),
    merchantId,
    name: `分店 ${index}`,
    createdAt: new Date(),
  }));
  await db.insert(stores).values(rows);
  await expect(openStore(logistics(), input)).rejects.toMatchObject({ reason: "too_many_stores" });
});
