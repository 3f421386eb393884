import type { TerminalConfig } from "#server/domain/device-protocol/config.ts";
import type { DeliveredMessage } from "#server/domain/terminals/messages/views.ts";
import type { DeviceMemory } from "./device-memory.ts";
import { type DeviceFaults, SOUND } from "./faults.ts";
import type { Exchange } from "./link/device-link.ts";
import type { LinkFault } from "./link/link-fault.ts";
import type { PushState } from "./link/push-connection.ts";
import type { OwnDevice } from "./own-devices.ts";

/** All that is shown of a device. */
export interface TerminalSnapshot {
  phase: "loading" | "choosing" | "unactivated" | "starting" | "ready" | "off";
  memory: DeviceMemory | null;
  config: TerminalConfig | null;
  push: PushState;
  online: boolean;
  /** Why starting did not finish. */
  fault: LinkFault | null;
  log: readonly Exchange[];
  /** What whoever stands here is still to read, the oldest first. */
  messages: readonly DeliveredMessage[];
  faults: DeviceFaults;
  /** The devices of this browser, while one of them is chosen. */
  devices: readonly OwnDevice[];
}

export const NOTHING: TerminalSnapshot = {
  phase: "loading",
  memory: null,
  config: null,
  push: "down",
  online: true,
  fault: null,
  log: [],
  messages: [],
  faults: SOUND,
  devices: [],
};

/** Where a device keeps what it shows, for its parts to read and change. */
export interface Shown {
  get: () => TerminalSnapshot;
  set: (change: Partial<TerminalSnapshot>) => void;
}
