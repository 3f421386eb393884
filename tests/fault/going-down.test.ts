import { execFileSync, spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { Agent, get } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { portalFolder } from "#tests/run/demo-folder.ts";
import { freePort } from "#tests/run/free-port.ts";
import { startTestPortal, type TestPortal } from "../support/browser/test-portal.ts";
import { eventually } from "../support/gateway/mock-gateway.ts";
import { WebClient } from "../support/portal/web-client.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
}, 300_000);
afterAll(() => portal.stop(), 60_000);

const pidOf = (part: string) => portal.running.supervisor.pidOf(part) ?? 0;

interface Heard {
  answered: number;
  farewells: number;
  /** What the system said of connections that broke under a request. */
  broken: string[];
}

/** Somebody who asks again and again on one connection, until the port takes no more. */
async function askUntilRefused(url: string, heard: Heard): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (;;) {
    const outcome = await new Promise<string | null>((resolve) => {
      get(url, { agent }, (response) => {
        heard.answered += 1;
        if (response.headers.connection === "close") heard.farewells += 1;
        response.resume().on("end", () => resolve(null));
      }).on("error", (error) => resolve("code" in error ? String(error.code) : error.message));
    });
    if (outcome === "ECONNREFUSED") break;
    if (outcome !== null) heard.broken.push(outcome);
  }
  agent.destroy();
}

describe.each([
  ["web", () => `${portal.running.url}/.well-known/ruwang-keys.json`],
  ["device-link", () => `${portal.deviceLinkUrl}/device/v1/openapi.json`],
])("SIGTERM to %s", (part, urlOf) => {
  test("answers everybody who keeps a connection, says that it was the last answer, and cuts nobody off", async () => {
    const heard: Heard = { answered: 0, farewells: 0, broken: [] };
    const asking = Array.from({ length: 16 }, () => askUntilRefused(urlOf(), heard));
    await eventually(async () => (heard.answered > 100 ? true : undefined));
    process.kill(pidOf(part), "SIGTERM");
    await Promise.all(asking);
    expect(heard.broken).toEqual([]);
    expect(heard.farewells).toBeGreaterThanOrEqual(16);
    await portal.converged();
  }, 60_000);
});

/** Freezes PostgreSQL's processes, of which each leads a group of its own; the postmaster first, so that no more come. */
function freezeDatabase(): number[] {
  const postmaster = pidOf("postgres");
  signal(postmaster, "SIGSTOP");
  const children = execFileSync("ps", ["-o", "pid=", "--ppid", String(postmaster)], { encoding: "utf8" });
  return [postmaster, ...children.trim().split(/\s+/).map(Number)].filter((pid) => signal(pid, "SIGSTOP"));
}

/** Whether it was still there: a connection may end between the look and the signal, and is cleared away after the thaw. */
function signal(pid: number, name: "SIGSTOP" | "SIGCONT"): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    return false;
  }
}

describe("a database that is frozen", () => {
  test("is a 503 with Retry-After within three seconds, for as many as ask, and then it goes on", async () => {
    const [anybody, somebody] = [new WebClient([portal.running.url]), new WebClient([portal.running.url])];
    await somebody.signInMobile("13900008889");
    // Whose session cannot be looked up is told the same as who has none.
    const ask = async (_: unknown, n: number) => {
      const asked = performance.now();
      const { status, headers } = await (n % 2 === 0
        ? anybody.mutate("identity.requestCode", { mobile: "13900008888" })
        : somebody.query("identity.me"));
      return { status, again: headers.get("retry-after"), ms: performance.now() - asked };
    };
    const frozen = freezeDatabase();
    const answers = await Promise.all(Array.from({ length: 30 }, ask)).finally(() => {
      for (const pid of frozen) signal(pid, "SIGCONT");
    });
    const longest = Math.max(...answers.map(({ ms }) => ms));
    process.stdout.write(
      `  frozen database: 30 requests, the last was told after ${Math.round(longest)} ms\n`,
    );
    expect(new Set(answers.map(({ status, again }) => `${status} ${again}`))).toEqual(new Set(["503 1"]));
    expect(longest).toBeLessThan(3_500);
    await portal.converged();
  }, 60_000);
});

describe("SIGTERM to `npm start`", () => {
  const folder = portalFolder();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Whether a process runs; one that has ended and waits to be counted does not. */
  function runs(pid: number): boolean {
    try {
      return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
    } catch {
      // Gone, perhaps between two looks.
      return false;
    }
  }

  test.each([
    ["npm itself", (pid: number) => pid],
    ["its process group", (pid: number) => -pid],
  ])(
    "as sent to %s stops every part and the database",
    async (_, target) => {
      const names = ["PORT", "DEVICE_LINK_PORT", "MQTT_PORT", "GATEWAY_PORT"];
      const ports = await Promise.all(names.map(async (name) => [name, String(await freePort())]));
      const env = { ...process.env, ...Object.fromEntries(ports), RUWANG_DATA_DIR: folder };
      const npm = spawn("npm", ["start"], { env, detached: true, stdio: ["ignore", "pipe", "ignore"] });
      let said = "";
      npm.stdout.on("data", (chunk) => {
        said += chunk;
      });
      await eventually(async () => (said.includes("is ready") ? true : undefined), 120_000);
      const supervisor = Number(readFileSync(join(folder, "supervisor.pid"), "utf8"));
      const parts = execFileSync("ps", ["-o", "pid=", "--ppid", String(supervisor)], { encoding: "utf8" });
      const pids = [supervisor, ...parts.trim().split(/\s+/).map(Number)];
      expect(pids.length).toBeGreaterThanOrEqual(7);
      process.kill(target(npm.pid ?? 0), "SIGTERM");
      await eventually(async () => (pids.some(runs) ? undefined : true), 30_000);
    },
    180_000,
  );
});
