import type { Transaction } from "#db/client.ts";
import type { CaseFile } from "#server/applications/case-file/read-case-file.ts";
import { notifyApplicant } from "#server/applications/notify-applicant.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import type { Context } from "#server/context.ts";
import { checkAnswers } from "#server/domain/applications/requirements.ts";
import { addressOf } from "#server/domain/merchants/address.ts";
import { createMerchant } from "#server/merchants/create-merchant.ts";
import { regionNames } from "#server/region-names.ts";
import { giveAccount } from "#server/settlements/accounts/give-account.ts";
import { prepareDevice } from "#server/shipments/prepare-device.ts";

/**
 * What an approval brings about: merchant and store come into being, and what was agreed on is reserved with a parcel to pack,
 * or nothing of it. Without stock the merchant waits on logistics' list.
 */
export async function openMerchant(
  tx: Transaction,
  ctx: Context,
  { application, facts }: CaseFile,
): Promise<void> {
  const { answers } = checkAnswers(facts);
  const { merchantId, storeId } = await createMerchant(tx, ctx, { application, answers });
  const { person, store, settlement } = answers;
  if (settlement !== undefined) await giveAccount(tx, ctx, { merchantId, account: settlement });
  if (application.agreedModel !== null && person !== undefined && store !== undefined)
    await prepareDevice(tx, ctx, {
      merchantId,
      storeId,
      modelCode: application.agreedModel,
      recipient: { name: person.name, mobile: person.mobile, address: addressOf(store, regionNames()) },
    });
  await enqueue(tx, ctx, {
    topic: "application.approved",
    payload: { applicationId: application.id, merchantId },
  });
  await notifyApplicant(tx, ctx, { application, what: "approved" });
}

/** What a rejection brings about: the applicant reads why, and may appeal once. */
export async function tellOfRejection(
  tx: Transaction,
  ctx: Context,
  { application }: CaseFile,
): Promise<void> {
  await enqueue(tx, ctx, { topic: "application.rejected", payload: { applicationId: application.id } });
  await notifyApplicant(tx, ctx, {
    application,
    what: application.appealedAt === null ? "rejected" : "rejected_after_appeal",
  });
}
