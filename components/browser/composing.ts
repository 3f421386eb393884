interface Key {
  isComposing?: boolean;
  keyCode?: number;
  nativeEvent?: { isComposing: boolean; keyCode: number };
}

/** What browsers send instead of a key that an input method has taken (UI Events, 229). */
const TAKEN = 229;

/**
 * Whether a key belongs to an input method: Enter and arrows then choose a character and are nobody else's. Every
 * handler of keys asks this first; a test holds it.
 */
export function isComposing(event: Key): boolean {
  const { isComposing: composing, keyCode } = event.nativeEvent ?? event;
  return composing === true || keyCode === TAKEN;
}
