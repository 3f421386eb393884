import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "#components/ui/class-names.ts";
import type { ApplicationStatus } from "#server/domain/applications/status.ts";

const STAGES = ["submitted", "in_review", "pending_check", "approved"] as const;

const REACHED: Record<ApplicationStatus, number> = {
  draft: -1,
  needs_correction: 1,
  submitted: 0,
  appealed: 0,
  in_review: 1,
  pending_check: 2,
  approved: 3,
  rejected: 1,
  withdrawn: -1,
};

/** The four stations of an application; the current one is named for screen readers too. */
export function StageBar({ status }: { status: ApplicationStatus }) {
  const words = useTranslations("words.applicationStatus");
  const reached = REACHED[status];
  return (
    <ol className="mt-5 grid grid-cols-4 gap-1">
      {STAGES.map((stage, index) => (
        <li key={stage} aria-current={index === reached ? "step" : undefined} className="text-center text-xs">
          <span
            className={cx(
              "mx-auto mb-1 grid size-6 place-items-center rounded-full border",
              index <= reached
                ? "border-accent bg-accent text-on-accent"
                : "border-edge bg-surface text-ink-soft",
            )}
          >
            {index < reached || status === "approved" ? <Check aria-hidden className="size-4" /> : index + 1}
          </span>
          <span className={index === reached ? "font-semibold" : "text-ink-soft"}>{words(stage)}</span>
        </li>
      ))}
    </ol>
  );
}
