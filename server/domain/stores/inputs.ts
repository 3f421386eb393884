import type { z } from "zod";
import { storeAnswers } from "#server/domain/applications/answers.ts";
import { id } from "#server/domain/fields/ids.ts";

/** A store is described as it is in an application, by the same schema; what it expects to take is asked there alone. */
export const openStoreInput = storeAnswers
  .omit({ expectedMonthlyVolumeFen: true })
  .extend({ merchantId: id("merchant") });

export type OpenStoreInput = z.output<typeof openStoreInput>;

/** More stores than any merchant of ours has; a runaway program is stopped here. */
export const MOST_STORES = 200;
