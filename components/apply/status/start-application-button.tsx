"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useLazyMutation } from "#components/query/use-lazy-mutation.ts";
import { Button } from "#components/ui/button.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";

/** Begins an application and leads to its form. */
export function StartApplicationButton({ another }: { another: boolean }) {
  const t = useTranslations("apply");
  const router = useRouter();
  const [leaving, setLeaving] = useState(false);
  const answers = useHydrated();
  const start = useLazyMutation((client) => client.applications.start.mutate());
  const begin = async () => {
    const view = await start.make(undefined);
    if (view === undefined) return;
    setLeaving(true);
    router.push(`/apply/${view.id}`);
  };
  return (
    <>
      <FormProblem error={start.error} />
      <Button
        size="large"
        variant={another ? "secondary" : "primary"}
        disabled={!answers}
        busy={start.busy || leaving}
        onClick={() => void begin()}
      >
        {another ? t("another") : t("start")}
      </Button>
    </>
  );
}
