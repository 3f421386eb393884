import { buildIfNeeded } from "#server/start/parts/build.ts";
import { ensureBrowser } from "./browser.ts";
import { add, conclude, type Outcome, staticChecks } from "./check.ts";
import { makeDemoFolder } from "./demo-folder.ts";
import { playwrightSuite, vitestSuite } from "./suites.ts";
import { keepTogether } from "./temporary-folder.ts";
import { startThrowawayPortal } from "./throwaway-portal.ts";

const say = (line: string) => process.stdout.write(`${line}\n`);
const whatWentWrong = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** The browser journeys against a portal of their own: production build, own ports, own data, thrown away after. */
async function journeys(installed: Promise<string | undefined>): Promise<Outcome> {
  const browser = await installed;
  try {
    const portal = await startThrowawayPortal(say);
    const env = { ...portal.env, ...(browser !== undefined && { RUWANG_BROWSER: browser }) };
    return await playwrightSuite(portal.url, env).finally(portal.stop);
  } catch (error) {
    return { passed: 0, failed: [`The portal did not start: ${whatWentWrong(error)}`] };
  }
}

/** Built once, before the suites that start a portal of their own. */
async function build(): Promise<Outcome> {
  try {
    await buildIfNeeded(say);
    return { passed: 1, failed: [] };
  } catch (error) {
    return { passed: 0, failed: [`The build: ${whatWentWrong(error)}`] };
  }
}

keepTogether();
// Mostly downloading, where there is none: long done when the journeys begin.
const browser = ensureBrowser();
// Checks and build need nothing of each other and leave one core idle alone.
const [checks, built] = await Promise.all([staticChecks(), build()]);
// Pure code keeps one core: the other makes the demo's data, with which every portal of the suites after it begins.
const unit = vitestSuite("unit");
const forgetDemo = await makeDemoFolder();
// The journeys wait for pages and the other suites for databases: beside each other they leave no core idle.
const suites = await Promise.all([unit, vitestSuite("integration"), journeys(browser)]);
forgetDemo();
conclude([checks, built, ...suites].reduce(add));
