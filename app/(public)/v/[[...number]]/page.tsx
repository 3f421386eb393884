import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Page } from "#components/shell/page.tsx";
import { readAsked, type VoucherAddress } from "#components/vouchers/read-asked.ts";
import { VoucherCheckForm } from "#components/vouchers/voucher-check-form.tsx";
import { VoucherVerdict } from "#components/vouchers/voucher-verdict.tsx";
import { pageCaller } from "#server/api/session.ts";
import { verdictOf } from "#server/api/voucher-verdict.ts";
import { MessagesProvider } from "../../../messages-provider.tsx";

export async function generateMetadata(): Promise<Metadata> {
  // An address that names a voucher is for whoever holds it, not for search engines.
  return { title: (await getTranslations("voucher"))("title"), robots: { index: false } };
}

export default async function VoucherPage(address: VoucherAddress) {
  const [t, asked] = await Promise.all([getTranslations("voucher"), readAsked(address)]);
  const caller = await pageCaller();
  const { number, hash } = asked;
  const verdict = asked.isWhole ? await verdictOf(caller.payments.checkVoucher({ number, hash })) : null;
  return (
    <Page title={t("title")} lead={t("lead")} width="narrow">
      <MessagesProvider areas={["voucher", "fees", "words"]}>
        {verdict !== null && <VoucherVerdict verdict={verdict} />}
      </MessagesProvider>
      <VoucherCheckForm number={number} hash={hash} />
    </Page>
  );
}
