import { z } from "zod";

export const JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

export const tokenInput = z.strictObject({
  grant_type: z.literal(JWT_BEARER),
  assertion: z.string().min(1).max(4000),
});

export const tokenAnswer = z.strictObject({
  access_token: z.string(),
  token_type: z.literal("Bearer"),
  expires_in: z.int(),
});
export type TokenAnswer = z.infer<typeof tokenAnswer>;

export const TOKEN_VALID_SECONDS = 3600;
/** An assertion may live this long, and the terminal's clock may be this far off (answered with `server_time`). */
export const ASSERTION_MAX_SECONDS = 60;
