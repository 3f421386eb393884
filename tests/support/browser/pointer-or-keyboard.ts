import { expect, type Locator, type Page } from "@playwright/test";
import type { photo } from "./photo.ts";

type Photo = Awaited<ReturnType<typeof photo>>;

/** How a person works a page: what they do and what it costs them, apart from the letters they type. */
export interface Hand {
  page: Page;
  /** Taps, or keys other than letters. */
  acts: number;
  press(target: Locator): Promise<void>;
  type(field: Locator, text: string): Promise<void>;
  choose(select: Locator, value: string): Promise<void>;
  attach(input: Locator, file: Photo): Promise<void>;
  /** Signs in the pad, or by name where there is no pointer. */
  sign(pad: Locator, field: Locator, name: string): Promise<void>;
}

/** A finger: every control is tapped where it is. */
export function finger(page: Page): Hand {
  const tap = async (target: Locator) => {
    hand.acts += 1;
    await target.tap();
  };
  const hand: Hand = {
    page,
    acts: 0,
    press: tap,
    async type(field, text) {
      await tap(field);
      await field.fill(text);
    },
    async choose(select, value) {
      // The phone's own wheel opens with the first tap; the second takes the value.
      hand.acts += 2;
      await select.selectOption(value);
    },
    async attach(input, file) {
      hand.acts += 2;
      await input.setInputFiles(file);
    },
    async sign(pad) {
      hand.acts += 1;
      await drawStroke(page, pad);
    },
  };
  return hand;
}

/** The keyboard alone: nothing is focused but by Tab, nothing pressed but by Enter, Space and arrows. */
export function keyboard(page: Page): Hand {
  // Chromium hands choosers over only while somebody listens, and begins to do so a moment after being asked.
  page.on("filechooser", () => {});
  const key = async (name: string) => {
    hand.acts += 1;
    await page.keyboard.press(name);
  };
  const walkTo = async (arrived: () => Promise<boolean>, goal: string) => {
    for (let tabs = 0; !(await arrived()); tabs += 1) {
      if (tabs > 80) throw new Error(`Tab does not reach ${goal}`);
      await key("Tab");
    }
  };
  const reach = async (target: Locator) => {
    await expect(target).toBeVisible();
    await walkTo(() => hasFocus(target), `${target}`);
  };
  const hand: Hand = {
    page,
    acts: 0,
    async press(target) {
      if ((await target.getAttribute("type")) === "radio") return pressRadio(target);
      await reach(target);
      const checkbox = (await target.getAttribute("type")) === "checkbox";
      await key(checkbox ? "Space" : "Enter");
    },
    async type(field, text) {
      await reach(field);
      await page.keyboard.insertText(text);
    },
    async choose(select, value) {
      await reach(select);
      const steps = await select.evaluate(
        (element, wanted) =>
          element instanceof HTMLSelectElement
            ? [...element.options].findIndex((option) => option.value === wanted) - element.selectedIndex
            : 0,
        value,
      );
      for (let step = 0; step < steps; step += 1) await key("ArrowDown");
      await expect(select).toHaveValue(value);
    },
    async attach(input, file) {
      await expect(input).toBeAttached();
      await walkTo(() => hasFocus(input), `${input}`);
      const chooser = page.waitForEvent("filechooser");
      await key("Enter");
      await (await chooser).setFiles(file);
    },
    async sign(_pad, field, name) {
      await hand.type(field, name);
    },
  };
  const pressRadio = async (target: Locator) => {
    const group = page.getByRole("radiogroup").filter({ has: target });
    await walkTo(async () => (await group.locator(":focus").count()) > 0, `${target}`);
    for (let arrows = 0; !(await hasFocus(target)); arrows += 1) {
      if (arrows > 10) throw new Error(`Arrows do not reach ${target}`);
      await key("ArrowDown");
    }
    if (!(await target.isChecked())) await key("Space");
  };
  return hand;
}

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

async function drawStroke(page: Page, pad: Locator): Promise<void> {
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error("the pad is not on the screen");
  const at = (part: number) => ({
    x: box.x + box.width * (0.15 + 0.7 * part),
    y: box.y + box.height * (0.5 + 0.3 * Math.sin(part * 9)),
  });
  const session = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: { x: number; y: number }[]) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  const frame = () => page.evaluate(() => new Promise(requestAnimationFrame));
  await touch("touchStart", [at(0)]);
  for (let step = 1; step <= 8; step += 1) {
    await touch("touchMove", [at(step / 8)]);
    await frame();
  }
  // The finger rests before it is lifted; from a fling the next tap would only stop the fling.
  for (let rest = 0; rest < 8; rest += 1) {
    await touch("touchMove", [{ ...at(1), x: at(1).x + (rest % 2) }]);
    await frame();
  }
  await touch("touchEnd", []);
  await session.detach();
}
