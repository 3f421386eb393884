import { add, conclude, staticChecks } from "./check.ts";
import { vitestSuite } from "./suites.ts";

conclude(add(await staticChecks(), await vitestSuite("unit")));
