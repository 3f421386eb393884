import { connect, createServer, type Socket } from "node:net";

export interface DelayingProxy {
  /** The database's address through the proxy. */
  url: string;
  close: () => Promise<void>;
}

/**
 * Stands between a client and PostgreSQL and holds back everything that the client sends for `delayMs`: a network as
 * it is between two machines. Answers come at once, so a statement costs the delay once.
 */
export async function startDelayingProxy(databaseUrl: string, delayMs: number): Promise<DelayingProxy> {
  const target = new URL(databaseUrl);
  const socketFolder = target.searchParams.get("host");
  const upstream = () =>
    socketFolder === null
      ? connect(Number(target.port || 5432), target.hostname)
      : connect(`${socketFolder}/.s.PGSQL.${target.port || 5432}`);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const database = upstream();
    for (const socket of [client, database]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on("error", () => {});
      socket.on("close", () => open.delete(socket));
    }
    client.on("data", (bytes) => setTimeout(() => database.write(bytes), delayMs));
    database.on("data", (bytes) => client.write(bytes));
    client.on("end", () => database.end());
    database.on("end", () => client.end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = new URL(databaseUrl);
  url.searchParams.delete("host");
  url.hostname = "127.0.0.1";
  url.port = String(typeof address === "object" && address !== null ? address.port : "");
  return {
    url: url.href,
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
