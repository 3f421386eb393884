import { migrateDatabase } from "#db/migrate.ts";
import { seedDemo } from "#server/demo/seed-demo.ts";
import { withDatabase } from "./with-database.ts";

await withDatabase(async (settings) => {
  await migrateDatabase(settings.databaseUrl);
  await seedDemo(settings, (line) => process.stdout.write(`${line}\n`));
  process.stdout.write("The demo data are in place.\n");
});
