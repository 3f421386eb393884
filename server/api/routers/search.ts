import { z } from "zod";
import { findInput } from "#server/domain/search/inputs.ts";
import { foundView } from "#server/domain/search/views.ts";
import { find } from "#server/search/find.ts";
import { can, router } from "../trpc.ts";

export const searchRouter = router({
  find: can("merchant:read")
    .input(findInput)
    .output(z.array(foundView))
    .query(({ ctx, input }) => find(ctx, input)),
});
