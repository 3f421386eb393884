import { type DeviceMemory, readMemories } from "./device-memory.ts";

/** A device of this browser, and whether another tab has it in hand. */
export interface OwnDevice {
  memory: DeviceMemory;
  isInUse: boolean;
}

const TAB = "ruwang-terminal";
const lockOf = ({ activation }: DeviceMemory) => `ruwang-terminal:${activation.terminalId}`;

export async function listOwnDevices(): Promise<OwnDevice[]> {
  const [memories, { held = [] }] = await Promise.all([readMemories(), navigator.locks.query()]);
  const taken = new Set(held.map(({ name }) => name));
  return memories.map((memory) => ({ memory, isInUse: taken.has(lockOf(memory)) }));
}

/** The one that this tab had before it was loaded anew. */
export function deviceOfTab(devices: readonly OwnDevice[]): OwnDevice | undefined {
  const terminalId = sessionStorage.getItem(TAB);
  return devices.find(({ memory }) => memory.activation.terminalId === terminalId);
}

/** Takes a device in hand: one tab at a time has it. Null when another one does; else how to put it down. */
export function takeInHand(memory: DeviceMemory): Promise<PutDown | null> {
  return new Promise((resolve) => {
    const held = navigator.locks.request(lockOf(memory), { ifAvailable: true }, (lock) => {
      if (lock === null) return resolve(null);
      sessionStorage.setItem(TAB, memory.activation.terminalId);
      return new Promise<void>((letGo) =>
        resolve(() => {
          letGo();
          return held;
        }),
      );
    });
  });
}

/** Resolves when another tab can take it. */
export type PutDown = () => Promise<unknown>;

/** The tab asks which one it is to be. */
export function forgetDeviceOfTab(): void {
  sessionStorage.removeItem(TAB);
}
