export interface Loop {
  /** Looks at once, instead of when the pause is over. */
  wake: () => void;
  /** Resolves once the work that is under way is done. */
  stop: () => Promise<void>;
}

/** Works again and again until stopped, with a pause whenever `work` says that there was nothing to do. */
export function untilStopped(work: () => Promise<number>, idleMs: number): Loop {
  let stopped = false;
  let wake = () => {};
  const loop = async () => {
    while (!stopped) {
      const done = await work();
      if (done > 0 || stopped) continue;
      const pause = Promise.withResolvers<void>();
      const timer = setTimeout(pause.resolve, idleMs);
      wake = pause.resolve;
      await pause.promise;
      clearTimeout(timer);
    }
  };
  const running = loop();
  return {
    wake: () => wake(),
    stop: async () => {
      stopped = true;
      wake();
      await running;
    },
  };
}
