import { mkdtempSync, rmSync } from "node:fs";
import { createConnection, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface DatabaseRelay {
  /** The same database, by way of the relay. */
  url: string;
  /** Takes connections and says nothing on any of them until it goes on. */
  freeze: () => void;
  /** Breaks every connection and takes none until it goes on. */
  cut: () => void;
  goOn: () => void;
  close: () => Promise<void>;
}

const SOCKET = ".s.PGSQL.5432";

/** Stands between one client and PostgreSQL, so that the database goes away for that client alone. */
export async function relayDatabase(databaseUrl: string): Promise<DatabaseRelay> {
  const behind = new URL(databaseUrl).searchParams.get("host") ?? "";
  const folder = mkdtempSync(join(tmpdir(), "ruwang-relay-"));
  const pairs = new Set<readonly [Socket, Socket]>();
  let state: "on" | "frozen" | "cut" = "on";
  const server = createServer((near) => {
    if (state === "cut") return void near.destroy();
    const far = createConnection(join(behind, SOCKET));
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on("data", (chunk) => to.write(chunk));
      from.on("error", () => {});
      from.on("close", () => {
        to.destroy();
        pairs.delete(pair);
      });
      if (state === "frozen") from.pause();
    }
  });
  await new Promise<void>((resolve) => server.listen(join(folder, SOCKET), resolve));
  const both = (work: (socket: Socket) => void) => [...pairs].flat().forEach(work);
  const url = new URL(databaseUrl);
  url.searchParams.set("host", folder);
  return {
    url: url.href,
    freeze: () => {
      state = "frozen";
      both((socket) => socket.pause());
    },
    cut: () => {
      state = "cut";
      both((socket) => socket.destroy());
    },
    goOn: () => {
      state = "on";
      both((socket) => socket.resume());
    },
    close: async () => {
      both((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
