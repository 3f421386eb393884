import { createServer } from "node:net";

/** Throws a message that names the variable when a port on loopback is taken. */
export async function requireFreePort(variable: string, port: number): Promise<void> {
  const free = await new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(true)));
  });
  if (free) return;
  throw new Error(
    `Port ${port} is taken by another program. Choose another one with ${variable}, e.g. ${variable}=${port + 10000} npm start`,
  );
}
