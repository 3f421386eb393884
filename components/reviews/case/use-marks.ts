import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useTRPC } from "#components/query/trpc.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";

/**
 * Flags and ticks of the case, and how a fresh look at it takes the place of the one on screen. A mark is seen as soon as its
 * key is pressed; the portal's answer, or the case read anew where it refuses, has the last word.
 */
export function useMarks(file: CaseView) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const queryKey = trpc.reviews.case.queryKey({ applicationId: file.id });
  const show = async (marked: (seen: CaseView) => CaseView) => {
    // A look that began before the step would bring the case as it was.
    void queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, (seen) => seen && marked(seen));
  };
  const keep = useCallback(
    async (fresh: CaseView) => {
      const key = trpc.reviews.case.queryKey({ applicationId: file.id });
      await queryClient.cancelQueries({ queryKey: key });
      queryClient.setQueryData(key, fresh);
    },
    [file.id, queryClient, trpc],
  );
  // While another mark is on its way, an answer to the one before would take it off the screen again.
  const marking = [...trpc.reviews.pathKey(), "marks", file.id];
  const last = () => queryClient.isMutating({ mutationKey: marking }) === 1;
  const answered = {
    mutationKey: marking,
    // The answer is the case as it is then; no list says anything of its marks.
    meta: { changesNothingShown: true as const },
    onSuccess: (fresh: CaseView) => (last() ? keep(fresh) : undefined),
    onError: () => queryClient.refetchQueries({ queryKey }),
  };
  const flag = useMutation(
    trpc.reviews.flag.mutationOptions({
      ...answered,
      onMutate: ({ field }) =>
        show((seen) => ({ ...seen, flags: [...seen.flags, { field, note: null, by: "" }] })),
    }),
  );
  const unflag = useMutation(
    trpc.reviews.unflag.mutationOptions({
      ...answered,
      onMutate: ({ field }) =>
        show((seen) => ({ ...seen, flags: seen.flags.filter((one) => one.field !== field) })),
    }),
  );
  const tick = useMutation(
    trpc.reviews.tick.mutationOptions({
      ...answered,
      onMutate: ({ fields, ticked }) =>
        show((seen) => {
          const others = seen.ticks.filter((field) => !fields.includes(field));
          return { ...seen, ticks: ticked ? [...others, ...fields] : others };
        }),
    }),
  );
  const flagged = useMemo(() => file.flags.map(({ field }) => field), [file.flags]);
  const [applicationId, allFlagged] = [file.id, flagged.join()];
  const [mutateTick, mutateFlag, mutateUnflag] = [tick.mutate, flag.mutate, unflag.mutate];
  const tickFields = useCallback(
    (fields: string[], ticked: boolean) => mutateTick({ applicationId, fields, ticked }),
    [applicationId, mutateTick],
  );
  const toggle = useCallback(
    (field: string) =>
      (allFlagged.split(",").includes(field) ? mutateUnflag : mutateFlag)({ applicationId, field }),
    [applicationId, allFlagged, mutateFlag, mutateUnflag],
  );
  return { keep, flagged, toggle, tick: tickFields, error: flag.error ?? unflag.error ?? tick.error };
}
