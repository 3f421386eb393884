import { connectDatabase } from "#db/client.ts";

interface Asked {
  terminalId: string;
  firmware: string;
  resolve: () => void;
  reject: (error: unknown) => void;
}

const BATCH = 500;

/** Keeps a heartbeat as a batch can at its fastest: one durable statement for all that came while the last one ran. */
export function createBatchWriter(databaseUrl: string) {
  const { pool } = connectDatabase(databaseUrl, { max: 4, name: "batch-writer" });
  let waiting: Asked[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH);
      waiting = waiting.slice(BATCH);
      await keep(batch).then(
        () => batch.forEach(({ resolve }) => void resolve()),
        (error: unknown) => batch.forEach(({ reject }) => void reject(error)),
      );
    }
    running = false;
  }

  const keep = (batch: readonly Asked[]) =>
    pool.query({
      name: "keep",
      text: `update terminal_presence set last_seen_at = now()
        from unnest($1::text[]) as given(id) where terminal_id = given.id`,
      values: [batch.map(({ terminalId }) => terminalId)],
    });

  return (terminalId: string, firmware: string) =>
    new Promise<void>((resolve, reject) => {
      waiting.push({ terminalId, firmware, resolve, reject });
      if (!running) void run();
    });
}
