import { z } from "zod";
import { id } from "#server/domain/fields/ids.ts";

export const getTakingsInput = z.strictObject({
  merchantId: id("merchant"),
  days: z.int().min(1).max(92).default(30),
});
