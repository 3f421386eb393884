import { readdirSync, readFileSync } from "node:fs";

/** CPU time in microseconds that a process and its children have used so far, all threads counted. Linux only. */
export function cpuTimeOf(pid: number): number {
  return [pid, ...childrenOf(pid)].reduce((sum, one) => sum + threadsTimeOf(one), 0);
}

function threadsTimeOf(pid: number): number {
  let nanoseconds = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    // The first field is the time on a processor; the clock ticks of `stat` are ten thousand times coarser.
    nanoseconds += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]);
  }
  return nanoseconds / 1_000;
}

function childrenOf(pid: number): number[] {
  const direct = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8")
      .trim()
      .split(" ")
      .filter(Boolean)
      .map(Number),
  );
  return direct.flatMap((child) => [child, ...childrenOf(child)]);
}
