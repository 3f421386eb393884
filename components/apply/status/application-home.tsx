import { Camera, CreditCard, FileText, IdCard } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { StatusBadge } from "#components/applications/status-badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import type { ApplicationSummary } from "./application-summary.ts";
import { StartApplicationButton } from "./start-application-button.tsx";

const PREPARE = [
  { key: "id", icon: IdCard },
  { key: "licence", icon: FileText },
  { key: "account", icon: CreditCard },
  { key: "photos", icon: Camera },
] as const;

/** What to have at hand, the start button, and the applications there are. */
export function ApplicationHome({ applications }: { applications: readonly ApplicationSummary[] }) {
  const t = useTranslations("apply");
  return (
    <div className="grid gap-8">
      {applications.length > 0 && <Mine applications={applications} />}
      <section aria-labelledby="prepare">
        <h2 id="prepare" className="text-lg">
          {t("prepareTitle")}
        </h2>
        <ul className="mt-3 grid gap-3">
          {PREPARE.map(({ key, icon: Icon }) => (
            <li key={key} className="flex items-center gap-3">
              <Icon aria-hidden className="size-5 shrink-0 text-accent" />
              {t(`prepare.${key}`)}
            </li>
          ))}
        </ul>
      </section>
      <StartApplicationButton another={applications.length > 0} />
    </div>
  );
}

function Mine({ applications }: { applications: readonly ApplicationSummary[] }) {
  const t = useTranslations("apply");
  const words = useTranslations("words");
  return (
    <section aria-labelledby="mine">
      <h2 id="mine" className="text-lg">
        {t("mine")}
      </h2>
      <ul className="mt-3 grid gap-3">
        {applications.map((application) => {
          const open = application.status === "draft" || application.status === "needs_correction";
          return (
            <li
              key={application.id}
              className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-surface p-4"
            >
              <div>
                <p className="flex flex-wrap items-center gap-2 font-medium">
                  {application.shopName ?? t("unnamed")}
                  <StatusBadge status={application.status} />
                </p>
                <p className="text-sm text-ink-soft">
                  {application.kind !== null && words(`kind.${application.kind}`)}
                  {application.product !== null && ` · ${words(`product.${application.product}`)}`}
                </p>
                <p className="text-sm text-ink-soft">
                  {application.submittedAt === null ? t("startedAt") : t("submittedAt")}{" "}
                  <Since at={new Date(application.submittedAt ?? application.createdAt)} />
                </p>
              </div>
              <Button asChild variant={open ? "primary" : "secondary"}>
                <Link href={`/apply/${application.id}`}>{open ? t("continue") : t("view")}</Link>
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** As of the page's making, so that a phone need not load its calendars to show it. */
function Since({ at }: { at: Date }) {
  const format = useFormatter();
  return (
    <time
      dateTime={at.toISOString()}
      title={format.dateTime(at, { dateStyle: "full", timeStyle: "medium" })}
      className="whitespace-nowrap"
    >
      {format.relativeTime(at, new Date())}
    </time>
  );
}
