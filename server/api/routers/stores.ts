import { storeView } from "#server/domain/merchants/views.ts";
import { openStoreInput } from "#server/domain/stores/inputs.ts";
import { openStore } from "#server/stores/open-store.ts";
import { can, router } from "../trpc.ts";

export const storesRouter = router({
  open: can("store:write")
    .input(openStoreInput)
    .output(storeView)
    .mutation(({ ctx, input }) => openStore(ctx, input)),
});
