import { z } from "zod";

import { utcInstant } from "#server/domain/fields/numbers.ts";
import { pageOf } from "#server/domain/fields/pages.ts";
import { MERCHANT_KINDS, PRODUCTS } from "#server/domain/merchants/kinds.ts";

export const storeView = z.strictObject({
  id: z.string(),
  name: z.string(),
  mcc: z.string(),
  provinceCode: z.string(),
  cityCode: z.string(),
  districtCode: z.string(),
  street: z.string(),
  /** Where it is registered to be; null while nobody has said. */
  position: z.strictObject({ lat: z.number(), lng: z.number() }).nullable(),
});

export const merchantView = z.strictObject({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  kind: z.enum(MERCHANT_KINDS),
  product: z.enum(PRODUCTS),
  applicationId: z.string(),
  settlementAccountMasked: z.string(),
  settlementBankName: z.string(),
  createdAt: utcInstant,
  stores: z.array(storeView),
});

export const merchantPage = pageOf(merchantView);

export type StoreView = z.infer<typeof storeView>;

export type MerchantView = z.infer<typeof merchantView>;
