import { Agent, get } from "node:http";

const CONNECTIONS = 8;
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

/** Questions that one sender asks, before another does. */
const OF_SENDER = 100;
let asked = 0;

/** One GET over a kept connection, as a proxy of ours passes it on; the body as text. */
export function ask(url: string): Promise<string> {
  asked += 1;
  const sender = Math.floor(asked / OF_SENDER);
  const headers = { "x-forwarded-for": `10.${(sender >> 16) & 255}.${(sender >> 8) & 255}.${sender & 255}` };
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers, timeout: 10_000 }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        body += part;
      });
      response.on("error", reject);
      response.on("end", () =>
        response.statusCode === 200 ? resolve(body) : reject(new Error(`${response.statusCode}: ${body}`)),
      );
    });
    request.on("timeout", () => request.destroy(new Error(`no answer from ${url}`)));
    request.on("error", reject);
  });
}

/** So many GETs over eight connections; resolves when the last is answered. */
export async function askOften(url: string, times: number): Promise<void> {
  let left = times;
  const askWhileLeft = async () => {
    while (left > 0) {
      left -= 1;
      await ask(url);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, askWhileLeft));
}

export function hangUp(): void {
  agent.destroy();
}
