import { PgBoss } from "pg-boss";

/** Makes or brings up to date the tables of the queue, which the jobs process then only uses. */
export async function installQueue(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, max: 2, supervise: false, schedule: false });
  let fault: unknown;
  boss.on("error", (error) => {
    fault = error;
  });
  await boss.start();
  await boss.stop({ graceful: false });
  if (fault !== undefined) throw fault;
}
