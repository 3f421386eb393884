import { parseArgs } from "node:util";
import { type Fleet, runFleet } from "../fleet/run-fleet.ts";
import { linesOf, liveLine, summaryOf } from "../fleet/summary.ts";

const { values } = parseArgs({
  options: {
    terminals: { type: "string", default: "50" },
    minutes: { type: "string", default: "1" },
    seed: { type: "string", default: "1" },
    chaos: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const number = (name: "terminals" | "minutes" | "seed") => {
  const value = Number(values[name]);
  if (Number.isFinite(value) && value > 0) return value;
  process.stderr.write(`--${name} is a number above 0.\n`);
  process.exit(2);
};
const { PORT = "3000", DEVICE_LINK_PORT = "3001" } = process.env;
const options = {
  portalUrl: `http://127.0.0.1:${PORT}`,
  deviceLinkUrl: `http://127.0.0.1:${DEVICE_LINK_PORT}`,
  terminals: number("terminals"),
  minutes: number("minutes"),
  seed: number("seed"),
  chaos: values.chaos,
};

/** `npm run fleet -- --terminals N [--chaos] [--minutes M] [--seed S] [--json]` against the portal that runs. */
let shown = 0;
const show = (fleet: Fleet) => {
  if (values.json) return;
  shown += 1;
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${liveLine(fleet)}`);
  else if (shown % 10 === 1) process.stdout.write(`${liveLine(fleet)}\n`);
};
try {
  const summary = summaryOf(await runFleet(options, show), options);
  const text = values.json ? JSON.stringify(summary, null, 2) : linesOf(summary).join("\n");
  process.stdout.write(`${process.stdout.isTTY && !values.json ? "\n" : ""}${text}\n`);
  process.exit(summary.ok ? 0 : 1);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.stderr.write(`Is the portal running at ${options.portalUrl}? Start it with npm start.\n`);
  process.exit(1);
}
