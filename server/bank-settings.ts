import { z } from "zod";

/** The settings of the bank that pays merchants out, as they stand in the environment. */
export const bankSettings = {
  BANK_PROVIDER: z.enum(["mock", "http"]).default("mock"),
  BANK_URL: z.string().optional(),
  BANK_SECRET: z.string().min(24, "must have at least 24 characters").optional(),
};

const settings = z.object(bankSettings);
type Named = z.output<typeof settings>;

export interface BankSettings {
  /** Where payouts are ordered; no trailing slash. */
  url: string;
  secret: string;
}

/** The bank that the settings name: the mock speaks as the real one does. Throws one error that names what is missing. */
export function bankSettingsOf(named: Named, mockUrl: string): BankSettings {
  const isMock = named.BANK_PROVIDER === "mock";
  const [url, secret] = [named.BANK_URL ?? (isMock ? mockUrl : undefined), named.BANK_SECRET];
  const missing = [
    ...(url === undefined ? ["BANK_URL"] : []),
    ...(secret === undefined ? ["BANK_SECRET"] : []),
  ];
  if (url === undefined || secret === undefined)
    throw new Error(
      `Settings are missing or wrong.\n  BANK_PROVIDER=${named.BANK_PROVIDER} needs ${missing.join(", ")}`,
    );
  return { url, secret };
}
