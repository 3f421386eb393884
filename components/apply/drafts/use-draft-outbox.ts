import { useEffect, useState, useSyncExternalStore } from "react";
import { cacheApplication, cachedApplication } from "#components/applications/application-cache.ts";
import { refreshApplication } from "#components/applications/refresh-application.ts";
import { lazyClient } from "#components/query/lazy-client.ts";
import { problemOf } from "#components/query/problem.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import { keepDrafts, keptDrafts } from "./draft-memory.ts";
import { DraftOutbox, type OutboxPort, type OutboxSnapshot } from "./draft-outbox.ts";

interface Outbox {
  outbox: DraftOutbox;
  snapshot: OutboxSnapshot;
  /** Holds once this device's memory has been looked at; until then nobody types. */
  opened: Promise<void>;
  /** The portal's newest answer. */
  current: () => ApplicationView;
}

/** The outbox of one application's form, tied to the portal, this device's memory and the network. */
export function useDraftOutbox(view: ApplicationView): Outbox {
  const [port] = useState(() => portOf(view));
  const [outbox] = useState(() => new DraftOutbox(port));
  const [{ opened, open }] = useState(opening);
  const snapshot = useSyncExternalStore(outbox.subscribe, outbox.snapshot, outbox.snapshot);
  useEffect(() => {
    let gone = false;
    void keptDrafts(view.id)
      .catch(() => [])
      .then((drafts) => {
        if (gone) return;
        outbox.restore(drafts);
        open();
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
  }, [outbox, open, view.id]);
  return { outbox, snapshot, opened, current: port.current };
}

function opening(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

function portOf(view: ApplicationView): OutboxPort {
  let keeping = Promise.resolve();
  return {
    current: () => cachedApplication(view),
    save: async ({ group, answers, version }) => {
      // What is not a number yet is written as nothing.
      const plain = JSON.parse(JSON.stringify(answers));
      const client = await lazyClient();
      cacheApplication(
        await client.applications.saveGroup.mutate({
          applicationId: view.id,
          group,
          answers: plain,
          version,
        }),
      );
    },
    refresh: () => refreshApplication(view.id),
    keep: (drafts) => {
      keeping = keeping.then(() => keepDrafts(view.id, drafts)).catch(() => {});
    },
    // A client that could not be fetched is a network that is gone.
    faultOf: (error) => {
      const { code, reason } = problemOf(error);
      if (reason === "changed_meanwhile") return "conflict";
      return code === "unavailable" ? "offline" : "other";
    },
  };
}
