type DeviceKey = "confirm" | "back" | "menu" | "choice";

/** Marks what the device's keys press: green the one primary button in sight, red the way back, the menu key the menu, digits a choice. */
export function pressedBy(key: DeviceKey): { "data-key": DeviceKey } {
  return { "data-key": key };
}

/** Presses what a key stands for now; a device that shows nothing of the kind, or is busy, takes no notice. */
export function press(device: HTMLElement | null, key: DeviceKey, number = 1): void {
  const found = device?.querySelectorAll<HTMLElement>(`[data-key=${key}]`) ?? [];
  [...found].filter((element) => element.checkVisibility())[number - 1]?.click();
}
