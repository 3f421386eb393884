import { expect } from "vitest";
import { getMerchant } from "#server/merchants/get-merchant.ts";
import { listMerchants } from "#server/merchants/list-merchants.ts";
import { listOwnMerchants } from "#server/merchants/list-own-merchants.ts";
import { looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { makePlace, makeWorld, type Place } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const ofOwner = {
  ...looking,
  arrange: async () => ({ ...(await makePlace(world())), stranger: await makePlace(world()) }),
  as: ({ owner }: Place) => owner(),
};

proveVerb("getMerchant", {
  ...ofOwner,
  needs: ["merchant:read", "merchant:read_own"],
  call: (ctx, { merchantId }) => getMerchant(ctx, { merchantId }),
  succeeds: (merchant, { merchantId }) =>
    expect(merchant).toMatchObject({ id: merchantId, stores: [{ name: "老王一店" }] }),
  foreign: { as: ({ stranger }) => stranger.owner(), reason: "merchant_not_found" },
});

proveVerb("listOwnMerchants", {
  ...ofOwner,
  needs: "merchant:read_own",
  call: (ctx) => listOwnMerchants(ctx),
  succeeds: (own, { merchantId }) => expect(own.map(({ id }) => id)).toEqual([merchantId]),
  foreign: {
    as: ({ stranger }) => stranger.owner(),
    sees: (own, { stranger }) => expect(own.map(({ id }) => id)).toEqual([stranger.merchantId]),
  },
});

proveVerb("listMerchants", {
  ...ofOwner,
  as: () => world().asRole("logistics"),
  needs: "merchant:read",
  call: (ctx) => listMerchants(ctx, {}),
  succeeds: ({ items }, { merchantId }) =>
    expect(items).toContainEqual(expect.objectContaining({ id: merchantId })),
  foreign: noTenants("the directory is the staff's; an owner lists its own by another verb"),
});
