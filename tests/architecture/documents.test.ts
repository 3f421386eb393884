import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { appRouter } from "#server/api/router.ts";
import { MACHINES } from "#server/changes/machines.ts";
import { OPERATIONS } from "#server/device-link/operations.ts";
import { ERROR_TABLE } from "#server/domain/errors.ts";
import { PERMISSIONS } from "#server/domain/permissions.ts";
import { tableBelow } from "./tables.ts";

const documentOf = (name: string) => readFileSync(`docs/${name}.md`, "utf8");
const architecture = documentOf("architecture");
const contracts = documentOf("contracts");

const headingOf = (noun: string) => noun.charAt(0).toUpperCase() + noun.slice(1).replaceAll("_", " ");

test.each(
  Object.entries(MACHINES).map(([noun, { transitions }]) => ({ name: headingOf(noun), transitions })),
)("architecture.md holds the state machine of $name", ({ name, transitions }) => {
  const steps = Object.entries(transitions).map(([status, events]) => {
    const accepted = Object.entries(events).map(([event, next]) => `${event} → ${next}`);
    return [status, accepted.join(", ") || "nothing more"];
  });
  expect(tableBelow(architecture, name)).toEqual(steps);
});

test("architecture.md says who may do what", () => {
  const granted = Object.entries(PERMISSIONS).map(([permission, roles]) => [permission, roles.join(", ")]);
  expect(tableBelow(architecture, "Who may do what")).toEqual(granted);
});

test("device-protocol.md names every request and whether it needs a token", () => {
  const requests = OPERATIONS.map(({ method, path, summary, auth }) => {
    return [`${method} ${path}`, summary, auth ? "yes" : "–"];
  });
  expect(tableBelow(documentOf("device-protocol"), "Requests")).toEqual(requests);
});

test("contracts.md names every procedure", () => {
  const named = tableBelow(contracts, "Procedures").flatMap(([router, names = ""]) =>
    names.split(", ").map((name) => `${router}.${name}`),
  );
  expect(named.sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
});

test("contracts.md names every refusal with its statuses", () => {
  const refusals = Object.entries(ERROR_TABLE).map(([code, { trpc, http }]) => [code, trpc, String(http)]);
  expect(tableBelow(contracts, "Refusals")).toEqual(refusals);
});

test("contracts.md names every command of package.json", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  const named = tableBelow(contracts, "Commands").map(([command = ""]) =>
    command.replace(/^npm (run )?/, ""),
  );
  expect(named.sort()).toEqual(Object.keys(scripts).sort());
});

test("a table's rows are those below its own heading, and a heading that is gone is no empty table", () => {
  const document = "## A\n\n| x |\n| --- |\n| `1` |\n\n## B\n\n| y |\n| --- |\n| 2 |\n";
  expect(tableBelow(document, "B")).toEqual([["2"]]);
  expect(() => tableBelow(document, "C")).toThrow('There is no heading "C".');
});
