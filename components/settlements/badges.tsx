import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { AdjustmentStatus } from "#server/domain/ledger/adjustments.ts";
import type {
  AccountStatus,
  HoldStatus,
  PayoutStatus,
  RunStatus,
  SettlementStatus,
} from "#server/domain/settlements/status.ts";

interface Statuses {
  runStatus: RunStatus;
  settlementStatus: SettlementStatus;
  payoutStatus: PayoutStatus;
  accountStatus: AccountStatus;
  holdStatus: HoldStatus;
  adjustmentStatus: AdjustmentStatus;
}

const TONES: { [Kind in keyof Statuses]: Partial<Record<Statuses[Kind], BadgeTone>> } = {
  runStatus: { pending_second: "warn", posted: "accent", refused: "danger" },
  settlementStatus: { held: "warn", posted: "accent", failed: "danger" },
  payoutStatus: { arrived: "accent", rejected: "danger", returned: "danger" },
  accountStatus: { in_force: "accent", failed: "danger", expired: "danger", proving: "warn" },
  holdStatus: { placed: "danger", release_proposed: "warn" },
  adjustmentStatus: { proposed: "warn", booked: "accent", refused: "danger" },
};

/** A status of whatever has to do with money, in the reader's words. */
export function MoneyStatus<Kind extends keyof Statuses>({
  of,
  status,
}: {
  of: Kind;
  status: Statuses[Kind];
}) {
  const words = useTranslations("words");
  const tones: Partial<Record<string, BadgeTone>> = TONES[of];
  const word = words as unknown as (key: string) => string;
  return <Badge tone={tones[status] ?? "neutral"}>{word(`${of}.${status}`)}</Badge>;
}
