import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "#components/ui/class-names.ts";
import type { ApplicationStatus } from "#server/domain/applications/status.ts";

const STAGES = ["submitted", "in_review", "pending_check", "approved"] as const;
/** An application that was declined has come to its end: nothing of it is still to come. */
const DECLINED = ["submitted", "in_review", "rejected"] as const;

const REACHED: Record<ApplicationStatus, number> = {
  draft: -1,
  needs_correction: 1,
  submitted: 0,
  appealed: 0,
  in_review: 1,
  pending_check: 2,
  approved: 3,
  rejected: 2,
  withdrawn: -1,
};

/** The stations of an application; the current one is named for screen readers too. */
export function StageBar({ status }: { status: ApplicationStatus }) {
  const words = useTranslations("words.applicationStatus");
  const reached = REACHED[status];
  const declined = status === "rejected";
  const stages = declined ? DECLINED : STAGES;
  const over = declined || status === "approved";
  return (
    <ol className={cx("mt-5 grid gap-1", declined ? "grid-cols-3" : "grid-cols-4")}>
      {stages.map((stage, index) => (
        <li key={stage} aria-current={index === reached ? "step" : undefined} className="text-center text-xs">
          <span
            className={cx(
              "mx-auto mb-1 grid size-6 place-items-center rounded-full border",
              index > reached && "border-edge bg-surface text-ink-soft",
              index <= reached && "border-accent bg-accent text-on-accent",
              stage === "rejected" && "border-danger bg-danger text-on-danger",
            )}
          >
            <StageMark over={over || index < reached} declined={stage === "rejected"} number={index + 1} />
          </span>
          <span className={index === reached ? "font-semibold" : "text-ink-soft"}>{words(stage)}</span>
        </li>
      ))}
    </ol>
  );
}

function StageMark({ over, declined, number }: { over: boolean; declined: boolean; number: number }) {
  if (declined) return <X aria-hidden className="size-4" />;
  return over ? <Check aria-hidden className="size-4" /> : number;
}
