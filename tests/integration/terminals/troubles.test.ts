import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { deviceModels } from "#db/schema/devices.ts";
import { terminalPresence, terminals } from "#db/schema/terminals.ts";
import { MINUTE_MS } from "#server/domain/calendar/durations.ts";
import { TROUBLES, troublesOf } from "#server/domain/terminals/troubles.ts";
import { issueConfig } from "#server/terminals/configuration/issue-config.ts";
import { countTroubles } from "#server/terminals/count-troubles.ts";
import { listTerminals } from "#server/terminals/list-terminals.ts";
import { makeActiveTerminal, suspend } from "../../support/devices/active-terminal.ts";
import { looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { makePlace, makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const logistics = () => world().asRole("logistics");

interface State {
  drifted?: boolean;
  behind?: boolean;
}

async function active({ drifted = false, behind = false }: State = {}, silentFor = 0) {
  const { terminalId } = await makeActiveTerminal(world());
  const { db } = world().runtime;
  const lastSeenAt = new Date(Date.now() - silentFor * MINUTE_MS);
  await db.update(terminalPresence).set({ lastSeenAt }).where(eq(terminalPresence.terminalId, terminalId));
  await db.update(terminals).set({ drifted }).where(eq(terminals.id, terminalId));
  if (behind) await issueConfig(world().asSystem(), { terminalId, reason: "test" });
  return terminalId;
}

proveVerb("countTroubles", {
  ...looking,
  arrange: async () => {
    const before = await countTroubles(logistics());
    await active({ drifted: true }, 60);
    return { before };
  },
  as: logistics,
  needs: "terminal:read",
  foreign: noTenants("only staff look after terminals"),
  call: (ctx) => countTroubles(ctx),
  succeeds: (counts, { before }) =>
    expect(counts).toMatchObject({ offline: before.offline + 1, drifted: before.drifted + 1 }),
});

test("the database finds under each trouble what the rule says, and counts as many", async () => {
  const [model] = await world().runtime.db.select().from(deviceModels);
  const limit = model?.silentMinutes ?? 0;
  const made = [
    await active({}, limit - 1),
    await active({}, limit + 1),
    await active({ drifted: true, behind: true }),
    await active({ behind: true }, limit + 1),
    (await makePlace(world())).terminalId,
  ];
  const stopped = await active({ drifted: true, behind: true }, limit + 1);
  await suspend(world(), { terminalId: stopped });
  const { items } = await listTerminals(logistics(), {});
  expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining([...made, stopped]));
  const counts = await countTroubles(logistics());
  for (const only of TROUBLES) {
    const found = await listTerminals(logistics(), { only });
    const right = items.filter((terminal) => troublesOf(terminal).includes(only));
    expect(found.items.map(({ id }) => id)).toEqual(right.map(({ id }) => id));
    expect(counts[only]).toBe(right.length);
  }
});
