"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { payerPaysFen } from "#server/domain/payments/payer-pays.ts";
import type { VoucherView } from "#server/domain/payments/vouchers/views.ts";

/** A voucher (签购单) as it comes off the roll; its figures are the quote's, to the fen. */
export function VoucherPaper({ voucher }: { voucher: VoucherView }) {
  const t = useTranslations("terminal.voucher");
  const words = useTranslations("words");
  const format = useFormatter();
  const plan = voucher.instalments;
  return (
    <article
      aria-label={t("title")}
      className="printed bg-paper-roll px-4 pt-4 pb-8 font-mono text-xs leading-5 text-paper-ink"
    >
      <h3 className="text-center text-sm">{t("title")}</h3>
      <p className="text-center">
        {t(`copy.${voucher.copy}`)}
        {voucher.testMark && ` · ${t("test")}`}
      </p>
      <Lines>
        <Line term={t("merchant")}>{voucher.merchantName}</Line>
        <Line term={t("merchantNumber")}>{voucher.merchantNumber}</Line>
        <Line term={t("store")}>{voucher.storeName}</Line>
        <Line term={t("terminalNumber")}>{voucher.terminalNumber}</Line>
        {voucher.operator !== null && <Line term={t("operator")}>{voucher.operator}</Line>}
        <Line term={t("channel")}>{t(`channels.${voucher.channel}`)}</Line>
        <Line term={t("orderNumber")}>{voucher.orderNumber}</Line>
        <Line term={t("gatewayNumber")}>{voucher.gatewayNumber}</Line>
        <Line term={t("batch")}>{`${voucher.batchNumber} / ${voucher.voucherNumber}`}</Line>
        <Line term={t("paidAt")}>
          {format.dateTime(new Date(voucher.paidAt), { dateStyle: "short", timeStyle: "medium" })}
        </Line>
        <Line term={t("paid")}>
          <strong className="text-base">
            {formatFen(payerPaysFen({ amountFen: voucher.amountFen, plan }))}
          </strong>
        </Line>
      </Lines>
      {plan !== null && (
        <Lines>
          <Line term={t("goods")}>{formatFen(voucher.amountFen)}</Line>
          <Line term={t("fee")}>{formatFen(plan.buyerFeeFen)}</Line>
          {voucher.copy === "merchant" && plan.totalFeeFen > plan.buyerFeeFen && (
            <Line term={t("totalFee")}>{formatFen(plan.totalFeeFen)}</Line>
          )}
          <Line term={t("plan")}>
            {words("terms", { term: plan.term })} · {words(`bearerShort.${plan.bearer}`)}
          </Line>
          <Line term={t("first")}>{formatFen(plan.firstPaymentFen)}</Line>
          <Line term={t("regular")}>{formatFen(plan.regularPaymentFen)}</Line>
          <Line term={t("annual")}>{formatPpm(plan.annualRate.nominalPpm)}</Line>
          <Line term={t("rateCard")}>{`v${plan.rateCard.version}`}</Line>
          <p className="break-all">
            {t("quote")} {plan.quoteHash}
          </p>
        </Lines>
      )}
      <p className="mt-3 border-t border-dashed border-paper-ink pt-2">
        {voucher.signedAt === null ? t("signHere") : t("signed")}
      </p>
      <p className="mt-2 text-center">{voucher.footer}</p>
    </article>
  );
}

function Lines({ children }: { children: ReactNode }) {
  return <div className="mt-2 border-t border-dashed border-paper-ink pt-2">{children}</div>;
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <p className="flex justify-between gap-3">
      <span className="shrink-0">{term}</span>
      <span className="text-end break-all">{children}</span>
    </p>
  );
}
