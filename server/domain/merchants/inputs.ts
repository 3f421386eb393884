import { z } from "zod";
import { id } from "#server/domain/fields/ids.ts";
import { cursor, search } from "#server/domain/fields/pages.ts";

export const merchantIdInput = z.strictObject({ merchantId: id("merchant") });

/** `search`: part of a name or of the merchant number. */
export const listMerchantsInput = z.strictObject({
  search,
  cursor,
});
