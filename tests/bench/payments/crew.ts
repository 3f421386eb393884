import { fork } from "node:child_process";
import { join } from "node:path";
import { NODE_FLAGS } from "#server/start/node-flags.mjs";
import type { Answer, Assignment, Turn } from "./worker.ts";

const WORKER = join(import.meta.dirname, "worker.ts");

/** Processes that share the clients between them. */
export interface Crew {
  turn: (turn: Turn) => Promise<Answer>;
  end: () => Promise<void>;
}

export async function startCrew(processes: number, { clients, ...rest }: Assignment): Promise<Crew> {
  const shares = Array.from({ length: Math.min(processes, clients.length) }, (_, at) =>
    clients.filter((_client, index) => index % processes === at),
  );
  const members = await Promise.all(
    shares.map(async (share) => {
      const member = fork(WORKER, { execArgv: NODE_FLAGS, stdio: "inherit" });
      const heard = () =>
        new Promise<unknown>((resolve, reject) => {
          member.once("message", resolve);
          member.once("exit", () => reject(new Error("a process of the benchmark ended")));
        });
      const ready = heard();
      member.send({ ...rest, clients: share });
      await ready;
      return { member, share, heard };
    }),
  );
  return {
    turn: async ({ ms, rate }) => {
      const answers = await Promise.all(
        members.map(({ member, share, heard }) => {
          const answer = heard() as Promise<Answer>;
          const part = rate === undefined ? {} : { rate: (rate * share.length) / clients.length };
          member.send({ ms, ...part });
          return answer;
        }),
      );
      return {
        tookMs: answers.flatMap(({ tookMs }) => tookMs),
        forMs: Math.max(...answers.map(({ forMs }) => forMs)),
      };
    },
    end: async () => {
      await Promise.all(
        members.map(({ member }) => {
          const ended = new Promise((resolve) => member.once("exit", resolve));
          member.send("end");
          return ended;
        }),
      );
    },
  };
}
