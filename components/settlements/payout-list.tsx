import { useTranslations } from "next-intl";
import { WaitCell } from "#components/console/wait-cell.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import type { PayoutView } from "#server/domain/settlements/views.ts";
import { MoneyStatus } from "./badges.tsx";

/** Each way to an account that a settlement has taken, the newest first. */
export function PayoutList({ payouts }: { payouts: readonly PayoutView[] }) {
  const t = useTranslations("console.settlements");
  if (payouts.length === 0) return <p className="text-sm text-ink-soft">{t("noPayouts")}</p>;
  return (
    <ul className="divide-y divide-line text-sm">
      {payouts.map((payout) => (
        <li key={payout.id} className="grid gap-1 py-2">
          <span className="flex flex-wrap items-center justify-between gap-2">
            <span>
              {payout.bankName} {payout.numberMasked.slice(-8)}
            </span>
            <MoneyStatus of="payoutStatus" status={payout.status} />
          </span>
          <span className="text-ink-soft">
            <AbsoluteDate at={payout.finishedAt ?? payout.createdAt} /> <Failure payout={payout} />
          </span>
          {payout.wait !== null && <WaitCell wait={payout.wait} />}
        </li>
      ))}
    </ul>
  );
}

function Failure({ payout: { failureReason } }: { payout: PayoutView }) {
  const failures = useTranslations("words.payoutFailure");
  if (failureReason === null) return null;
  return <span className="text-danger">{failures(failureReason as Parameters<typeof failures>[0])}</span>;
}
