import { add, staticChecks } from "./check.ts";
import { vitestSuite } from "./suites.ts";

const outcome = add(await staticChecks(), await vitestSuite("unit"));
process.stdout.write(`${outcome.passed} passed, ${outcome.failed} failed\n`);
process.exit(outcome.failed === 0 ? 0 : 1);
