import type { DeviceFacts } from "../support/devices/virtual-terminal.ts";

interface Waiting {
  serialNumber: string;
  activationCode: string;
  model: string;
}

/** As many as a demo gives in one call. */
const AT_ONCE = 50;

/** Terminals of a demo that wait for activation; it is asked for more while there are too few. */
export async function waitingTerminals(
  portalUrl: string,
  count: number,
  onChange: (there: number) => void,
): Promise<DeviceFacts[]> {
  const url = `${portalUrl}/api/demo/activations`;
  for (;;) {
    const response = await fetch(url);
    if (response.status === 404)
      throw new Error("This portal is no demo: a fleet needs activation codes that only a demo tells.");
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    const waiting = (await response.json()) as Waiting[];
    onChange(waiting.length);
    if (waiting.length >= count) return waiting.slice(0, count).map(factsOf);
    await addMore(url, count - waiting.length, (added) => onChange(waiting.length + added));
  }
}

async function addMore(url: string, missing: number, onChange: (added: number) => void): Promise<void> {
  for (let added = 0; added < missing; ) {
    const body = JSON.stringify({ count: Math.min(AT_ONCE, missing - added) });
    const headers = { "content-type": "application/json" };
    const response = await fetch(url, { method: "POST", headers, body });
    if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
    added += ((await response.json()) as { added: number }).added;
    onChange(added);
  }
}

const factsOf = ({ serialNumber, activationCode, model }: Waiting): DeviceFacts => ({
  serialNumber,
  activationCode,
  model,
  firmwareVersion: "9.0.0",
});
