import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import type { Wording } from "./wording.ts";

/** A phone of the clerk's, and a wide screen. */
export const SIZES = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
] as const;

/** How many of the demo's terminals are left to those who take the first. */
const OTHERS = 10;
const TAKEN = join(process.env.RUWANG_DATA_DIR ?? tmpdir(), "terminals-in-tests");

/** Whether nobody had it before, in whatever process: the list gets shorter while everybody reads it. */
function take(serialNumber: string): boolean {
  mkdirSync(TAKEN, { recursive: true });
  try {
    mkdirSync(join(TAKEN, serialNumber));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
}

/** The virtual device in a browser, worked by its keys. */
export function counterOf(say: Wording) {
  const green = (page: Page) =>
    page.getByRole("button", { name: say("terminal", "keys.confirm"), exact: true });
  const device = (page: Page) => page.getByRole("region", { name: say("terminal", "title") });
  const heading = (page: Page, key: string) =>
    expect(page.getByRole("heading", { name: say("terminal", key) })).toBeVisible({ timeout: 20_000 });

  /** The green key of the device is in sight wherever the page stands, and the page need not be moved. */
  async function greenInSight(page: Page): Promise<void> {
    await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
    await expect(green(page)).toBeInViewport({ ratio: 1 });
  }

  /** Activates a delivered terminal of the demo by the green key, one that no other test has taken. */
  async function activate(page: Page): Promise<void> {
    const waiting = (await (await page.request.get("/api/demo/activations")).json()) as {
      serialNumber: string;
      activationCode: string;
      model: string;
    }[];
    // From the middle of the demo's own: others take the first, and the last are those that a journey has just been sent.
    const free = waiting.slice(OTHERS).find(({ serialNumber }) => take(serialNumber));
    if (free === undefined) throw new Error("the demo has terminals that wait for activation");
    await page.goto(`/terminal?serial=${free.serialNumber}&model=${encodeURIComponent(free.model)}`);
    await page.getByLabel(say("terminal", "activation.code")).fill(free.activationCode);
    await greenInSight(page);
    await green(page).click();
    await heading(page, "amount.title");
  }

  const type = async (page: Page, keys: string) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  return { green, device, heading, greenInSight, activate, type };
}
