"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";

/** What this person was told of cases, until they put it away. */
export function DeskNotices({ askMs }: { askMs: number }) {
  const t = useTranslations("console.queue");
  const trpc = useTRPC();
  const told = useQuery(trpc.reviews.notices.queryOptions(undefined, { refetchInterval: askMs }));
  const read = useMutation(trpc.reviews.readNotices.mutationOptions());
  const notices = told.data?.notices ?? [];
  if (notices.length === 0) return null;
  return (
    <details className="mb-4 rounded-lg border border-line bg-surface p-3 text-sm">
      <summary className="cursor-pointer font-medium">
        {t("notices", { count: told.data?.unread ?? 0 })}
      </summary>
      <ul className="my-2 grid gap-1">
        {notices.map(({ id, kind, applicationId, shopName, from, at }) => (
          <li key={id}>
            <Link
              href={`/console/reviews/${applicationId}`}
              className="inline-flex min-h-6 items-center underline"
            >
              {t(`notice.${kind}`, { shop: shopName ?? applicationId, from: from ?? "–" })}
            </Link>{" "}
            <span className="text-ink-soft">
              <RelativeDate at={at} />
            </span>
          </li>
        ))}
      </ul>
      <Button
        variant="secondary"
        busy={read.isPending}
        onClick={() => read.mutate({ noticeIds: notices.map(({ id }) => id) })}
      >
        {t("putAway")}
      </Button>
    </details>
  );
}
