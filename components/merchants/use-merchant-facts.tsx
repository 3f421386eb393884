import { useTranslations } from "next-intl";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import type { MerchantView } from "#server/domain/merchants/views.ts";

/** What both its owner and staff read of a merchant, as rows of a description list. */
export function useMerchantFacts(merchant: MerchantView) {
  const words = useTranslations("words");
  return [
    { term: words("merchantFact.number"), value: <CopyableId value={merchant.number} /> },
    { term: words("merchantFact.kind"), value: words(`kind.${merchant.kind}`) },
    { term: words("merchantFact.product"), value: words(`product.${merchant.product}`) },
    {
      term: words("merchantFact.settlement"),
      value: `${merchant.settlementBankName} ${merchant.settlementAccountMasked}`,
    },
  ];
}
