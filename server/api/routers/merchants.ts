import { z } from "zod";
import { listMerchantsInput, merchantIdInput } from "#server/domain/merchants/inputs.ts";
import { merchantPage, merchantView } from "#server/domain/merchants/views.ts";
import { getMerchant } from "#server/merchants/get-merchant.ts";
import { listMerchants } from "#server/merchants/list-merchants.ts";
import { listOwnMerchants } from "#server/merchants/list-own-merchants.ts";
import { can, canAny, router } from "../trpc.ts";

export const merchantsRouter = router({
  mine: can("merchant:read_own")
    .output(z.array(merchantView))
    .query(({ ctx }) => listOwnMerchants(ctx)),
  get: canAny("merchant:read_own", "merchant:read")
    .input(merchantIdInput)
    .output(merchantView)
    .query(({ ctx, input }) => getMerchant(ctx, input)),
  list: can("merchant:read")
    .input(listMerchantsInput)
    .output(merchantPage)
    .query(({ ctx, input }) => listMerchants(ctx, input)),
});
