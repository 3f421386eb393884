const PACE_MS = 400;

/**
 * Asks `check` at a steady pace until it answers something, the time is over, or the caller is gone. The truth
 * stays in PostgreSQL: any process answers any wait.
 */
export async function waitFor<T>(
  check: () => Promise<T | undefined>,
  options: { seconds: number; signal: AbortSignal },
): Promise<T | undefined> {
  const deadline = Date.now() + options.seconds * 1000;
  for (;;) {
    const found = await check();
    if (found !== undefined) return found;
    const left = deadline - Date.now();
    if (left <= 0 || options.signal.aborted) return undefined;
    await pause(Math.min(PACE_MS, left), options.signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal.addEventListener("abort", finish, { once: true });
  });
}
