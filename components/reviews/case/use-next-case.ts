import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { useTRPC } from "#components/query/trpc.ts";
import { isTyping } from "#components/ui/tables/use-row-keys.ts";
import type { QueueItem } from "#server/domain/reviews/views.ts";

interface Flow {
  /** Whether the person checks, and reviews nothing. */
  checks: boolean;
  /** Cases whose decision is on its way: the lists do not know of it yet. */
  decided: ReadonlySet<string>;
  onShow: (applicationId: string) => void;
}

/**
 * The case that comes after this one: first of one's own, else of those that nobody has, or for a checker of those that wait for
 * one. It is read ahead while somebody works through the queue, so that it is there at once; that is on record as a look.
 */
export function useNextCase(applicationId: string, { checks, decided, onShow }: Flow) {
  const trpc = useTRPC();
  const router = useRouter();
  const client = useQueryClient();
  const flowing = useSearchParams().get("flow") !== null;
  const asked = { enabled: flowing, staleTime: 5_000 };
  const own = useQuery(
    trpc.reviews.queue.queryOptions({ view: checks ? "waiting_for_checker" : "mine" }, asked),
  );
  const free = useQuery(
    trpc.reviews.queue.queryOptions({ view: "unclaimed" }, { ...asked, enabled: flowing && !checks }),
  );
  const other = (items: readonly QueueItem[] = []) =>
    items.find(({ id }) => id !== applicationId && !decided.has(id));
  const next = other(own.data?.items) ?? other(free.data?.items);
  const nextId = next?.id;
  useEffect(() => {
    if (nextId === undefined) return;
    void client.prefetchQuery(
      trpc.reviews.case.queryOptions({ applicationId: nextId }, { staleTime: "static" }),
    );
  }, [nextId, client, trpc]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTyping(event) || event.key !== "n" || nextId === undefined) return;
      onShow(nextId);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [nextId, onShow]);
  /** Whether the next case has been read and can be shown at once. */
  const isAhead = () =>
    flowing &&
    nextId !== undefined &&
    client.getQueryData(trpc.reviews.case.queryKey({ applicationId: nextId })) !== undefined;
  return {
    next,
    isAhead,
    /** Shows the next case once this one is done; where nothing waits, the queue. */
    goOn: () => {
      if (!flowing) return;
      if (nextId === undefined) router.push("/console");
      else onShow(nextId);
    },
  };
}
