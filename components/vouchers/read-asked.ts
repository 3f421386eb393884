import { checkVoucherInput } from "#server/domain/payments/inputs.ts";

/** The page's address: `/v/<number>?h=<check code>` as the QR code says it, `/v?number=…&h=…` as the form does. */
export interface VoucherAddress {
  params: Promise<{ number?: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export interface Asked {
  number: string;
  hash: string;
  /** Whether both are there. */
  isWhole: boolean;
}

export async function readAsked({ params, searchParams }: VoucherAddress): Promise<Asked> {
  const [{ number: parts = [] }, search] = await Promise.all([params, searchParams]);
  const number = parts.length > 0 ? decodeURIComponent(parts.join("/")) : textOf(search.number);
  const hash = textOf(search.h).replace(/\s/g, "");
  const isWhole = number !== "" && hash !== "";
  const read = checkVoucherInput.safeParse({ number, hash });
  return read.success ? { ...read.data, isWhole } : { number, hash, isWhole };
}

function textOf(value: string | string[] | undefined): string {
  return typeof value === "string" ? value.trim() : "";
}
