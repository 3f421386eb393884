import { z } from "zod";
import { acceptClaim } from "#server/claims/accept-claim.ts";
import { agreeToClaimCost } from "#server/claims/agree-to-claim-cost.ts";
import { chargeClaim } from "#server/claims/charge-claim.ts";
import { chooseAnotherReplacement } from "#server/claims/choose-another-replacement.ts";
import { clearDevice } from "#server/claims/clear-device.ts";
import { getClaim } from "#server/claims/get-claim.ts";
import { listClaims } from "#server/claims/list-claims.ts";
import { openClaim } from "#server/claims/open-claim.ts";
import { listClaimPhotos } from "#server/claims/photos/list-claim-photos.ts";
import { removeClaimPhoto } from "#server/claims/photos/remove-claim-photo.ts";
import { receiveClaimedDevice } from "#server/claims/receive-claimed-device.ts";
import { refuseClaim } from "#server/claims/refuse-claim.ts";
import { replaceClaimedDevice } from "#server/claims/replace-claimed-device.ts";
import { reserveReplacement } from "#server/claims/reserve-replacement.ts";
import { sendBackRepaired } from "#server/claims/send-back-repaired.ts";
import { settleClaim } from "#server/claims/settle-claim.ts";
import { takeBackClaimed } from "#server/claims/take-back-claimed.ts";
import { takeOverTerminal } from "#server/claims/take-over-terminal.ts";
import { withdrawClaim } from "#server/claims/withdraw-claim.ts";
import {
  acceptClaimInput,
  chargeClaimInput,
  claimIdInput,
  claimReasonInput,
  claimVersionInput,
  clearDeviceInput,
  endClaimInput,
  listClaimsInput,
  openClaimInput,
  reserveReplacementInput,
  sendBackClaimInput,
} from "#server/domain/claims/inputs.ts";
import { claimPhotoRef, claimPhotos } from "#server/domain/claims/photos.ts";
import { claimPage, claimView } from "#server/domain/claims/views.ts";
import { can, canAny, router } from "../trpc.ts";

const either = canAny("claim:own", "claim:write");
const read = canAny("claim:own", "claim:read");
const write = can("claim:write").output(claimView);
const step = write.input(claimVersionInput);

export const claimsRouter = router({
  list: read
    .input(listClaimsInput)
    .output(claimPage)
    .query(({ ctx, input }) => listClaims(ctx, input)),
  get: read
    .input(claimIdInput)
    .output(claimView)
    .query(({ ctx, input }) => getClaim(ctx, input)),
  open: either
    .input(openClaimInput)
    .output(claimView)
    .mutation(({ ctx, input }) => openClaim(ctx, input)),
  accept: write.input(acceptClaimInput).mutation(({ ctx, input }) => acceptClaim(ctx, input)),
  refuse: write.input(claimReasonInput).mutation(({ ctx, input }) => refuseClaim(ctx, input)),
  agree: can("claim:own")
    .input(claimVersionInput)
    .output(claimView)
    .mutation(({ ctx, input }) => agreeToClaimCost(ctx, input)),
  withdraw: either
    .input(endClaimInput)
    .output(claimView)
    .mutation(({ ctx, input }) => withdrawClaim(ctx, input)),
  receive: step.mutation(({ ctx, input }) => receiveClaimedDevice(ctx, input)),
  sendBack: write.input(sendBackClaimInput).mutation(({ ctx, input }) => sendBackRepaired(ctx, input)),
  replace: write.input(claimReasonInput).mutation(({ ctx, input }) => replaceClaimedDevice(ctx, input)),
  reserve: write.input(reserveReplacementInput).mutation(({ ctx, input }) => reserveReplacement(ctx, input)),
  replaceAgain: step.mutation(({ ctx, input }) => chooseAnotherReplacement(ctx, input)),
  takeOver: step.mutation(({ ctx, input }) => takeOverTerminal(ctx, input)),
  takeBack: step.mutation(({ ctx, input }) => takeBackClaimed(ctx, input)),
  charge: write.input(chargeClaimInput).mutation(({ ctx, input }) => chargeClaim(ctx, input)),
  settle: either
    .input(endClaimInput)
    .output(claimView)
    .mutation(({ ctx, input }) => settleClaim(ctx, input)),
  clearDevice: can("claim:clear")
    .input(clearDeviceInput)
    .output(claimView)
    .mutation(({ ctx, input }) => clearDevice(ctx, input)),
  photos: read
    .input(claimIdInput)
    .output(claimPhotos)
    .query(({ ctx, input }) => listClaimPhotos(ctx, input)),
  removePhoto: either
    .input(claimPhotoRef)
    .output(z.void())
    .mutation(({ ctx, input }) => removeClaimPhoto(ctx, input)),
});
