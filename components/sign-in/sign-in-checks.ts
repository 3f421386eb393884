import { zodResolver } from "@hookform/resolvers/zod";
import { requestSignInCodeInput, signInMobileInput } from "#server/domain/identity/inputs.ts";

export const checkMobile = zodResolver(requestSignInCodeInput);

export const checkCode = zodResolver(signInMobileInput.pick({ code: true }));
