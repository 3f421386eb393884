import { activate, type Counter, serve } from "./counter.ts";
import { type Load, repeatedly } from "./load.ts";

/** Enough of the demo's own; further ones are those of devices that arrive. */
const AT_FIRST = 3;

interface Arrived {
  serialNumber: string;
  activationCode: string;
  model: string;
  merchantId: string;
}

/** Serves at every counter there is, and opens one more for each device that arrives. */
export async function openCounters(load: Load, portalUrl: string, counters: Counter[]): Promise<void> {
  const serving = counters.map((counter) => serve(ownOf(load), counter));
  const begun = new Set<string>();
  await repeatedly(load, 300, async () => {
    for (const { merchantId, ...known } of await arrived(portalUrl)) {
      const extra = counters.length + begun.size >= AT_FIRST && !known.serialNumber.startsWith("CH");
      if (begun.has(known.serialNumber) || extra) continue;
      begun.add(known.serialNumber);
      const own = ownOf(load);
      const open = async () => {
        const terminal = await activate(own, { ...known, firmwareVersion: "9.0.0" });
        if (terminal === undefined) return;
        counters.push({ terminal, merchantId });
        await serve(own, { terminal, merchantId });
      };
      serving.push(open());
    }
  });
  await Promise.all(serving);
}

const ownOf = (load: Load): Load => ({ ...load, chance: load.chance.fork() });

async function arrived(portalUrl: string): Promise<Arrived[]> {
  try {
    const response = await fetch(`${portalUrl}/api/demo/activations`);
    return response.ok ? ((await response.json()) as Arrived[]) : [];
  } catch {
    // The portal is coming back.
    return [];
  }
}
