import type { Broker } from "#server/broker/port.ts";
import { terminalTopic } from "#server/broker/topics.ts";
import type { Context } from "#server/context.ts";
import {
  listOfferedConfigs,
  type OfferedConfig,
} from "#server/terminals/configuration/list-offered-configs.ts";

/** Messages that wait for the broker at a time. */
const ABREAST = 20;

/** Lays a terminal's newest configuration down at the broker, for whenever the terminal comes. */
export function offerConfig(
  broker: Broker,
  { terminalId, jws }: Pick<OfferedConfig, "terminalId" | "jws">,
): Promise<void> {
  return broker.publish(terminalTopic(terminalId, "config/desired"), jws, { retain: true, qos: 1 });
}

/**
 * Does so for every terminal, page by page; returns how many there were. What was issued while a page was under way is
 * offered once more, lest an older one was laid over it.
 */
export async function offerAllConfigs(context: () => Context, broker: Broker): Promise<number> {
  let offered = 0;
  for (let afterId = ""; ; ) {
    const page = await listOfferedConfigs(context(), { afterId });
    const last = page.at(-1);
    if (last === undefined) return offered;
    const laid = new Map<string, number>();
    for (let rest = page; rest.length > 0; ) {
      await offerThese(broker, rest);
      for (const { terminalId, version } of rest) laid.set(terminalId, version);
      const now = await listOfferedConfigs(context(), { afterId });
      rest = now.filter(({ terminalId, version }) => (laid.get(terminalId) ?? version) !== version);
    }
    offered += page.length;
    afterId = last.terminalId;
  }
}

async function offerThese(broker: Broker, configs: readonly OfferedConfig[]): Promise<void> {
  const rest = [...configs];
  const work = async () => {
    for (let config = rest.pop(); config !== undefined; config = rest.pop())
      await offerConfig(broker, config);
  };
  await Promise.all(Array.from({ length: ABREAST }, work));
}
