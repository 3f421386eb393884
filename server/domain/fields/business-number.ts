import { type CreditCodeFault, creditCodeFault } from "./credit-code.ts";
import { type LicenceNumberFault, licenceNumberFault } from "./licence-number.ts";

/** What is wrong with a business's number: a credit code, or the 15 digits of a licence from before 2015. */
export function businessNumberFault(number: string): CreditCodeFault | LicenceNumberFault | null {
  return /^\d{15}$/.test(number) ? licenceNumberFault(number) : creditCodeFault(number);
}
