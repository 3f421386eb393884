import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { expect, test } from "vitest";
import { claimPhotos } from "#db/schema/claims.ts";
import { addClaimPhoto } from "#server/claims/photos/add-claim-photo.ts";
import { forgetClaimPhotos } from "#server/claims/photos/forget-claim-photos.ts";
import { listClaimPhotos } from "#server/claims/photos/list-claim-photos.ts";
import { readClaimPhoto } from "#server/claims/photos/read-claim-photo.ts";
import { removeClaimPhoto } from "#server/claims/photos/remove-claim-photo.ts";
import { withdrawClaim } from "#server/claims/withdraw-claim.ts";
import { sweepLaidFiles } from "#server/documents/sweep-laid-files.ts";
import { MAX_PHOTO_BYTES, MOST_PHOTOS, PHOTOS_KEPT_DAYS } from "#server/domain/claims/photos.ts";
import { anyState, looking, noRow, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { acceptedClaim, claimRef, openedClaim } from "../../support/world/claims.ts";
import { daysFromNow } from "../../support/world/days-from-now.ts";
import { makePlace, makeWorld, type Place } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const byOwner = {
  as: ({ place }: { place: Place }) => place.owner(),
  foreign: { as: ({ stranger }: { stranger: Place }) => stranger.owner() },
};
const picture = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: "#135" } })
    .jpeg()
    .toBuffer();

async function claimed() {
  const { place, claim } = await openedClaim(world());
  return { place, claim, file: await picture(), stranger: await makePlace(world()) };
}
async function pictured() {
  const at = await claimed();
  const { id: photoId } = await addClaimPhoto(at.place.owner(), { claimId: at.claim.id }, at.file);
  return { ...at, photoId };
}
const subjectId = ({ claim }: { claim: { id: string } }) => claim.id;
const rowOf = (photoId: string) =>
  world().runtime.db.select().from(claimPhotos).where(eq(claimPhotos.id, photoId));

proveVerb("addClaimPhoto", {
  ...byOwner,
  arrange: claimed,
  needs: ["claim:own", "claim:write"],
  call: (ctx, { claim, file }) => addClaimPhoto(ctx, { claimId: claim.id }, file),
  succeeds: async ({ id }, { place, claim }) => {
    const photos = await listClaimPhotos(place.owner(), { claimId: claim.id });
    expect(photos).toMatchObject({ photos: [{ id, removable: true }], canAdd: true });
  },
  illegal: {
    given: ({ place, claim }) => withdrawClaim(place.owner(), claimRef(claim)),
    reason: "claim_over",
  },
  audit: { action: "claim.add_photo", subjectId },
});

proveVerb("listClaimPhotos", {
  ...looking,
  ...byOwner,
  arrange: pictured,
  needs: ["claim:own", "claim:read"],
  call: (ctx, { claim }) => listClaimPhotos(ctx, { claimId: claim.id }),
  succeeds: ({ photos }, { photoId }) => expect(photos.map(({ id }) => id)).toEqual([photoId]),
});

proveVerb("readClaimPhoto", {
  ...byOwner,
  as: () => world().asRole("logistics"),
  arrange: pictured,
  needs: ["claim:own", "claim:read"],
  call: (ctx, { photoId }) => readClaimPhoto(ctx, { photoId }),
  succeeds: async (bytes, { place, photoId }) => {
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "jpeg", width: 40, height: 30 });
    expect(await readClaimPhoto(place.owner(), { photoId })).toEqual(bytes);
  },
  illegal: {
    given: ({ place, photoId }) => removeClaimPhoto(place.owner(), { photoId }),
    code: "not_found",
  },
  audit: { action: "claim.read_photo", subjectId },
});

proveVerb("removeClaimPhoto", {
  ...byOwner,
  arrange: pictured,
  needs: ["claim:own", "claim:write"],
  call: (ctx, { photoId }) => removeClaimPhoto(ctx, { photoId }),
  succeeds: async (_nothing, { photoId }) => {
    expect(await rowOf(photoId)).toEqual([]);
    expect(await world().runtime.storage.get(photoId)).toBeNull();
  },
  illegal: {
    instead: async ({ file }) => {
      const { place, claim } = await acceptedClaim(world(), "repair");
      const { id: photoId } = await addClaimPhoto(place.owner(), { claimId: claim.id }, file);
      return { place: place as never, photoId };
    },
    reason: "claim_decided",
  },
  audit: { action: "claim.remove_photo", subjectId },
});

proveVerb("forgetClaimPhotos", {
  arrange: async () => {
    const at = await pictured();
    await withdrawClaim(at.place.owner(), claimRef(at.claim));
    return at;
  },
  as: () => world().asSystem(daysFromNow(PHOTOS_KEPT_DAYS + 1)),
  needs: "trace:forget",
  foreign: noTenants("the portal's own timer forgets for all"),
  call: (ctx) => forgetClaimPhotos(ctx),
  succeeds: async (_gone, { photoId }) => expect(await rowOf(photoId)).toEqual([]),
  illegal: anyState("what is forgotten stays so"),
  audit: noRow("what nobody may look at any more leaves no trace of its own"),
});

test("what is no picture, too large or one too many is refused, and the sweep leaves what a claim names", async () => {
  const { place, claim, file } = await claimed();
  const add = (bytes: Buffer) => addClaimPhoto(place.owner(), { claimId: claim.id }, bytes);
  await expect(add(randomBytes(2_000))).rejects.toMatchObject({ reason: "document_type" });
  await expect(add(Buffer.alloc(MAX_PHOTO_BYTES + 1))).rejects.toMatchObject({ reason: "photo_too_large" });
  const pdf = Buffer.from(
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
  );
  await expect(add(pdf)).rejects.toMatchObject({ code: "invalid_input" });
  const outcomes = await Promise.allSettled(Array.from({ length: MOST_PHOTOS + 2 }, () => add(file)));
  const refused = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason.reason] : []));
  expect(refused).toEqual(["too_many_photos", "too_many_photos"]);
  await sweepLaidFiles(world().asSystem(daysFromNow(1)));
  const { photos } = await listClaimPhotos(place.owner(), { claimId: claim.id });
  expect(photos).toHaveLength(MOST_PHOTOS);
  for (const { id } of photos) expect(await world().runtime.storage.get(id)).not.toBeNull();
});
