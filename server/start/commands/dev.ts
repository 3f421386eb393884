import { startAndServe } from "./start.ts";

await startAndServe(true);
