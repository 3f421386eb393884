import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, expect, type Page } from "@playwright/test";
import { test } from "#tests/support/browser/test.ts";
import { writeCameraFile } from "../support/browser/camera-file.ts";
import { signInStaffByRequest } from "../support/browser/sign-in-by-request.ts";
import { wordingOf } from "../support/browser/wording.ts";

const say = wordingOf("zh-CN");
const executable = process.env.RUWANG_BROWSER ?? "/usr/bin/chromium";

/** Nobody asks a person in a browser without a window: the answer is an argument too. */
const FAKE = "--use-fake-device-for-media-stream";

/** A browser of its own, whose camera is as the arguments say. */
async function withBrowser(args: string[], work: (browser: Browser) => Promise<void>): Promise<void> {
  const browser = await chromium.launch({
    args: ["--disable-gpu", ...args],
    chromiumSandbox: process.getuid?.() !== 0,
    ...(existsSync(executable) && { executablePath: executable }),
  });
  try {
    await work(browser);
  } finally {
    await browser.close();
  }
}

/** The intake of a model, with the camera's dialog open. */
async function openCamera(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: "zh-CN" });
  await signInStaffByRequest(context, "logistics@ruwang.test");
  const page = await context.newPage();
  await page.goto("/console/devices/receive?model=RW-C1");
  await page.getByRole("button", { name: say("console", "camera.open") }).click();
  return page;
}

for (const { bcid, text } of [
  { bcid: "code128", text: "CAM-128-7K2" },
  { bcid: "qrcode", text: "CAM-QR-9F4" },
  { bcid: "ean13", text: "6901234567892" },
] as const) {
  test(`takes a device in that the camera reads by ${bcid}, once`, async ({ baseURL }) => {
    const folder = await mkdtemp(join(tmpdir(), "ruwang-camera-"));
    const film = join(folder, "label.mjpeg");
    await writeCameraFile(film, { bcid, text });
    const camera = [FAKE, "--use-fake-ui-for-media-stream", `--use-file-for-fake-video-capture=${film}`];
    await withBrowser(camera, async (browser) => {
      const page = await openCamera(browser, baseURL ?? "");
      const told = say("console", "camera.read").split("{text}")[0]?.trim() ?? "";
      await expect(page.getByRole("dialog").getByRole("status")).toContainText(`${told} ${text}`);
      await page.getByRole("button", { name: say("console", "camera.done") }).click();
      const scanned = page.getByRole("list", { name: say("console", "intakes.latest") });
      await expect(scanned.getByRole("listitem")).toHaveCount(1);
      await expect(scanned).toContainText(text);
      await expect(scanned).toContainText(say("console", "intakes.taken"));
    });
    await rm(folder, { recursive: true });
  });
}

test("says what to do when the camera is refused, when there is none, and when the page is not encrypted", async ({
  baseURL,
}) => {
  await withBrowser([FAKE, "--use-fake-ui-for-media-stream=deny"], async (browser) => {
    const page = await openCamera(browser, baseURL ?? "");
    await expect(page.getByRole("alert")).toContainText(say("console", "camera.fault.refused"));
  });
  await withBrowser([`${FAKE}=device-count=0`], async (browser) => {
    const page = await openCamera(browser, baseURL ?? "");
    await expect(page.getByRole("alert")).toContainText(say("console", "camera.fault.none"));
    // What a browser gives a page that came without encryption.
    await page.addInitScript(() => Object.defineProperty(navigator, "mediaDevices", { value: undefined }));
    await page.reload();
    await page.getByRole("button", { name: say("console", "camera.open") }).click();
    await expect(page.getByRole("alert")).toContainText(say("console", "camera.fault.insecure"));
  });
});
