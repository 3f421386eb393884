"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { ErrorState } from "./error-state.tsx";

interface QueryViewProps<Data> {
  query: UseQueryResult<Data, unknown>;
  loading?: ReactNode;
  children: (data: Data) => ReactNode;
}

/** The three states of every question to the portal: on its way, refused, answered. */
export function QueryView<Data>({ query, loading, children }: QueryViewProps<Data>) {
  const t = useTranslations("shell");
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return loading ?? <SkeletonRows label={t("loading")} />;
}
