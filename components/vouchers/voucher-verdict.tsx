import { useTranslations } from "next-intl";
import { PlanByCode } from "#components/contracts/plan-by-code.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { Verdict } from "#server/api/voucher-verdict.ts";
import type { VoucherCheck } from "#server/domain/payments/vouchers/views.ts";

/** Whether the voucher is genuine, and what must stand on it. */
export function VoucherVerdict({ verdict }: { verdict: Verdict }) {
  const t = useTranslations("voucher");
  if ("refused" in verdict)
    return (
      <Alert tone={verdict.refused === "too_often" ? "warn" : "danger"} title={t(`${verdict.refused}.title`)}>
        {t(`${verdict.refused}.text`)}
      </Alert>
    );
  return (
    <div className="grid gap-4">
      <Alert tone="good" title={t("genuine.title")}>
        {t("genuine.text")}
      </Alert>
      {verdict.genuine.testMark && (
        <Alert tone="warn" title={t("test.title")}>
          {t("test.text")}
        </Alert>
      )}
      <Facts voucher={verdict.genuine} />
      {verdict.genuine.term !== null && <PlanByCode number={verdict.genuine.number} />}
    </div>
  );
}

function Facts({ voucher }: { voucher: VoucherCheck }) {
  const t = useTranslations("voucher");
  const words = useTranslations("words");
  return (
    <Panel>
      <DescriptionList
        items={[
          { term: t("number"), value: <span className="figures break-all">{voucher.number}</span> },
          { term: t("paidAt"), value: <AbsoluteDate at={voucher.paidAt} /> },
          { term: t("paid"), value: <Money fen={voucher.paidFen} className="text-lg font-semibold" /> },
          ...(voucher.term === null
            ? []
            : [{ term: t("plan"), value: words("terms", { term: voucher.term }) }]),
          { term: t("refunded"), value: <Money fen={voucher.refundedFen} /> },
        ]}
      />
    </Panel>
  );
}
