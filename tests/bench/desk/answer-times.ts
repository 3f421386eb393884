import type { Page } from "@playwright/test";

/** What on the page answers a key: an expression that is another one once it has. */
const ANSWERS = {
  walk: `document.querySelector('[aria-current="true"] dt')?.textContent`,
  tick: `document.querySelectorAll('[aria-pressed="true"]').length`,
  claim: `document.querySelector('[aria-busy="true"]') !== null`,
  dialog: `document.querySelector('[role="dialog"]') !== null`,
  next: `document.querySelector('h1')?.textContent`,
} as const;

export type Answer = keyof typeof ANSWERS;

declare global {
  interface Window {
    answered?: Promise<number>;
  }
}

/**
 * Milliseconds from a key being pressed to the frame after the page has answered it, by the page's own clock: what the
 * browser's remote control takes is not counted.
 */
export async function timed(page: Page, key: string, answer: Answer): Promise<number> {
  await page.evaluate((expression) => {
    const now = new Function(`return ${expression}`);
    window.answered = new Promise<number>((resolve, reject) => {
      const before = now();
      let pressedAt: number | undefined;
      const look = () => {
        if (pressedAt === undefined || now() === before) return;
        observer.disconnect();
        clearTimeout(patience);
        const began = pressedAt;
        // The frame that shows it is done when a message that was posted in it arrives.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - began);
          port2.postMessage(null);
        });
      };
      const observer = new MutationObserver(look);
      const patience = setTimeout(() => reject(new Error(`No answer by ${expression}`)), 10_000);
      addEventListener("keydown", (event) => (pressedAt = event.timeStamp), { capture: true, once: true });
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
  }, ANSWERS[answer]);
  await page.keyboard.press(key);
  return page.evaluate(() => window.answered ?? Number.NaN);
}
