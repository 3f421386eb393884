"use client";

import dynamic from "next/dynamic";
import { useCachedApplication } from "#components/applications/application-cache.ts";
import { retryImport } from "#components/browser/retry-import.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";

/** Whoever fills in the form needs none of the progress, and the other way round. */
const Wizard = dynamic(() => retryImport(() => import("./wizard.tsx")).then((file) => file.Wizard));
const ProgressScreen = dynamic(() =>
  retryImport(() => import("#components/apply/status/progress-screen.tsx")).then(
    (file) => file.ProgressScreen,
  ),
);

interface ApplicationScreenProps {
  first: ApplicationView;
  /** Whether the address asks for the form rather than for the progress. */
  form: boolean;
}

/** A draft opens its form, anything else its progress; corrections begin at the progress, which explains them. */
export function ApplicationScreen({ first, form }: ApplicationScreenProps) {
  const view = useCachedApplication(first);
  const editing = view.status === "draft" || (view.status === "needs_correction" && form);
  return editing ? <Wizard view={view} /> : <ProgressScreen view={view} />;
}
