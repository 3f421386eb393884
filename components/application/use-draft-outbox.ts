import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { problemOf } from "#components/api/problem.ts";
import { useTRPC, useTRPCClient } from "#components/api/trpc.ts";
import type { ApplicationView } from "#server/domain/application/application-view.ts";
import { keepDrafts, keptDrafts } from "./draft-memory.ts";
import { DraftOutbox, type OutboxPort, type OutboxSnapshot } from "./draft-outbox.ts";

interface Outbox {
  outbox: DraftOutbox;
  snapshot: OutboxSnapshot;
  /** Whether this device's memory has been looked at; until then nobody types. */
  ready: boolean;
  /** The portal's newest answer. */
  current: () => ApplicationView;
}

/** The outbox of one application's form, tied to the portal, this device's memory and the network. */
export function useDraftOutbox(view: ApplicationView): Outbox {
  const [port] = useState(usePortOf(view));
  const [outbox] = useState(() => new DraftOutbox(port));
  const [ready, setReady] = useState(false);
  const snapshot = useSyncExternalStore(outbox.subscribe, outbox.snapshot, outbox.snapshot);
  useEffect(() => {
    let gone = false;
    keptDrafts(view.id)
      .catch(() => [])
      .then((drafts) => {
        if (gone) return;
        outbox.restore(drafts);
        setReady(true);
      });
    const send = () => void outbox.flush().catch(() => {});
    window.addEventListener("online", send);
    window.addEventListener("pagehide", send);
    return () => {
      gone = true;
      window.removeEventListener("online", send);
      window.removeEventListener("pagehide", send);
      send();
      outbox.stop();
    };
  }, [outbox, view.id]);
  return { outbox, snapshot, ready, current: port.current };
}

function usePortOf(view: ApplicationView): () => OutboxPort {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const input = { applicationId: view.id };
  const queryKey = trpc.applications.get.queryKey(input);
  // A paused mutation would never answer; the outbox itself waits for the network.
  const save = useMutation(trpc.applications.saveGroup.mutationOptions({ networkMode: "always" }));
  return () => {
    const current = () => queryClient.getQueryData<ApplicationView>(queryKey) ?? view;
    let keeping = Promise.resolve();
    return {
      current,
      save: async ({ group, answers, version }) => {
        // What is not a number yet is written as nothing.
        const plain = JSON.parse(JSON.stringify(answers));
        const fresh = await save.mutateAsync({ ...input, group, answers: plain, version });
        queryClient.setQueryData(queryKey, fresh);
      },
      refresh: async () => {
        queryClient.setQueryData(queryKey, await client.applications.get.query(input));
      },
      keep: (drafts) => {
        keeping = keeping.then(() => keepDrafts(view.id, drafts)).catch(() => {});
      },
      faultOf: (error) => {
        const { code, reason } = problemOf(error);
        if (reason === "changed_meanwhile") return "conflict";
        return code === "unavailable" ? "offline" : "other";
      },
    };
  };
}
