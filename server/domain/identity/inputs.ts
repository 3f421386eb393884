import { z } from "zod";
import { sixDigitCode } from "#server/domain/fields/codes.ts";
import { email, mobile } from "#server/domain/fields/people.ts";
import { typed } from "#server/domain/fields/text.ts";

export const requestSignInCodeInput = z.strictObject({ mobile });

export const revokeSessionInput = z.strictObject({ sessionId: typed.pipe(z.string().max(80)) });

export const signInMobileInput = z.strictObject({ mobile, code: sixDigitCode });

export type SignInMobileInput = z.output<typeof signInMobileInput>;

export const signInStaffInput = z.strictObject({
  email,
  password: typed.pipe(z.string().min(1, "password_missing").max(200)),
  totp: sixDigitCode,
});

export const stepUpInput = z.strictObject({ totp: sixDigitCode });

export type SignInStaffInput = z.infer<typeof signInStaffInput>;
