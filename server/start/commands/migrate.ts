import { migrateDatabase } from "#db/migrate.ts";
import { withDatabase } from "./with-database.ts";

await withDatabase(async ({ databaseUrl }) => {
  await migrateDatabase(databaseUrl);
  process.stdout.write("The database is migrated.\n");
});
