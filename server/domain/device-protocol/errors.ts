import { z } from "zod";

/** Every refusal of the device link: a stable code, a sentence, the request's id and the facts concerned. */
export const errorBody = z.object({
  error: z.looseObject({ code: z.string(), message: z.string(), requestId: z.string() }),
});
