import { useEffect } from "react";
import { play } from "#components/virtual-terminal/device/sounds.ts";
import type { Screen } from "./payment-screens.ts";

const SOUND_OF: Partial<Record<Screen["name"], Parameters<typeof play>[0]>> = {
  printing: "success",
  refunded: "success",
  failed: "failure",
  fault: "failure",
  refundFault: "failure",
};

/** What is good or bad news is heard too, unless the device is muted. */
export function useSounds(name: Screen["name"], isMuted: boolean): void {
  useEffect(() => {
    const sound = SOUND_OF[name];
    if (sound !== undefined && !isMuted) play(sound);
  }, [name, isMuted]);
}
