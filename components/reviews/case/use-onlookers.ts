import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "#components/query/trpc.ts";

const BEAT_MS = 10_000;

/** Who else looks at the case at this moment, and at which field; says the same of this person. */
export function useOnlookers(applicationId: string, field: string | null, enabled: boolean) {
  const look = useMutation(
    useTRPC().reviews.look.mutationOptions({ meta: { changesNothingShown: true }, retry: false }),
  );
  const { mutate } = look;
  useEffect(() => {
    if (!enabled) return;
    const say = () => mutate({ applicationId, field });
    say();
    const beat = setInterval(say, BEAT_MS);
    return () => clearInterval(beat);
  }, [applicationId, field, enabled, mutate]);
  return look.data?.others ?? [];
}
