"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import type { SavedQuery } from "#server/domain/reviews/queue-query.ts";

/** Views of the queue that this person keeps: each leads to its address, and the present one can be kept as well. */
export function SavedViews({ query }: { query: SavedQuery }) {
  const t = useTranslations("console.queue");
  const trpc = useTRPC();
  const router = useRouter();
  const pathname = usePathname();
  const address = useSearchParams().toString();
  const [name, setName] = useState("");
  const kept = useQuery(trpc.desk.views.queryOptions());
  const save = useMutation(trpc.desk.saveView.mutationOptions({ onSuccess: () => setName("") }));
  const drop = useMutation(trpc.desk.dropView.mutationOptions());
  return (
    <section aria-label={t("savedViews")} className="mb-4 flex flex-wrap items-center gap-2 text-sm">
      {(kept.data ?? []).map((view) => (
        <span key={view.id} className="inline-flex items-center rounded-md border border-edge">
          <button
            type="button"
            className="min-h-8 px-2 hover:bg-sunken"
            onClick={() => router.replace(`${pathname}?${addressOf(view.query)}`)}
          >
            {view.name}
          </button>
          <button
            type="button"
            aria-label={t("dropView", { name: view.name })}
            className="grid size-8 place-items-center text-ink-soft hover:bg-sunken"
            onClick={() => drop.mutate({ savedViewId: view.id })}
          >
            <X aria-hidden className="size-3" />
          </button>
        </span>
      ))}
      {address !== "" && (
        <form
          noValidate
          className="flex items-center gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== "") save.mutate({ name, query });
          }}
        >
          <Input
            aria-label={t("viewName")}
            placeholder={t("viewName")}
            value={name}
            onChange={(event) => setName(event.target.value)}
            className="w-40"
          />
          <Button type="submit" variant="ghost" busy={save.isPending}>
            {t("saveView")}
          </Button>
        </form>
      )}
      <FormProblem error={save.error ?? drop.error} />
    </section>
  );
}

function addressOf({ statuses, ...query }: SavedQuery): string {
  const parts = Object.entries({ ...query, status: statuses?.[0] });
  return new URLSearchParams(
    parts.flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  ).toString();
}
