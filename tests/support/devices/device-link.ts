import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { connectDatabase } from "#db/client.ts";
import { deviceLinkAt } from "#server/broker/embedded/ask-device-link.ts";
import { type EmbeddedBroker, startEmbeddedBroker } from "#server/broker/embedded/embedded-broker.ts";
import { createHandOver } from "#server/broker/embedded/hand-over.ts";
import { connectMqttBroker } from "#server/broker/mqtt-broker.ts";
import type { Broker } from "#server/broker/port.ts";
import { buildDeviceLink } from "#server/device-link/build-device-link.ts";
import { startMqttInbox } from "#server/device-link/mqtt-inbox.ts";
import { openReception } from "#server/device-link/reception.ts";
import { offerAllConfigs } from "#server/jobs/offer-configs.ts";
import { freePort } from "#tests/run/free-port.ts";
import { type DatabaseRelay, relayDatabase } from "../database/database-relay.ts";
import { MODEL, makePlace, makeWorld, type World } from "../world/world.ts";
import { startBrokerProcess } from "./broker-process.ts";
import { VirtualTerminal } from "./virtual-terminal.ts";

const PORTAL_PASSWORD = "portal-password-for-tests";
const log = pino({ level: process.env.TEST_LOG ?? "silent" });

/** The device link and its broker on real ports, on a database of their own. */
export interface TestDeviceLink {
  world: World;
  url: string;
  mqttUrl: string;
  /** The portal's own connection, as the jobs process has it. */
  portal: Broker;
  /** The way of the device link alone to the database. */
  database: DatabaseRelay;
  broker: () => EmbeddedBroker;
  /** Stops the broker, forgetting all it holds, and starts an empty one on the same port. */
  replaceBroker: () => Promise<void>;
  /** A delivered device that has not activated yet. */
  fresh: () => Promise<VirtualTerminal>;
  /** An active terminal with a token. */
  ready: () => Promise<VirtualTerminal>;
  close: () => Promise<void>;
}

/** Shape of a refusal, for `toMatchObject`. */
export const refusal = (status: number, code: string) => ({ status, body: { error: { code } } });

export interface LinkOptions {
  /** Any broker of others, which hands nothing over. */
  foreignBroker?: boolean;
  /** The broker runs in a process of its own. */
  ownProcess?: boolean;
  socketsPerAddress?: number;
}

/**
 * With a broker that is not ours, the device link hears from it as from any other: what terminals send is acknowledged
 * to them by the broker, and to the broker by the device link.
 */
export async function startTestDeviceLink(options: LinkOptions = {}): Promise<TestDeviceLink> {
  const { foreignBroker = false, ownProcess = false, socketsPerAddress = 100 } = options;
  const [httpPort, mqttPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${httpPort}`;
  const mqttUrl = `mqtt://127.0.0.1:${mqttPort}`;
  const world = await makeWorld({
    addresses: { deviceLink: url, mqtt: mqttUrl, portal: "http://127.0.0.1:3000" },
  });
  const database = await relayDatabase(world.runtime.databaseUrl);
  // As patient as the process itself: it says within seconds that its database is not there.
  const { db, close: disconnect } = connectDatabase(database.url, { name: "device-link", impatient: true });
  const runtime = { ...world.runtime, db };
  const reception = openReception({ runtime, log });
  const app: FastifyInstance = await buildDeviceLink({
    runtime,
    reception,
    brokerPassword: PORTAL_PASSWORD,
    proxies: 0,
    socketsPerAddress,
    log,
  });
  await app.listen({ host: "127.0.0.1", port: httpPort });
  const { checkToken, relay } = deviceLinkAt(url, PORTAL_PASSWORD);
  const handOver = createHandOver({ send: relay, log, random: () => 0 });
  const startBroker = (): Promise<EmbeddedBroker> => {
    const common = { port: mqttPort, portalPassword: PORTAL_PASSWORD, socketsPerAddress };
    if (ownProcess) return startBrokerProcess({ ...common, deviceLinkUrl: url });
    return startEmbeddedBroker({
      ...common,
      host: "127.0.0.1",
      checkToken,
      ...(!foreignBroker && { handOver }),
      recheckMs: 500,
      log,
    });
  };
  let broker: EmbeddedBroker = await startBroker();
  const inbox = foreignBroker
    ? startMqttInbox({ reception, mqttUrl, password: PORTAL_PASSWORD, session: "test", log })
    : null;
  const restore = async (kept: Broker) => void (await offerAllConfigs(world.asSystem, kept));
  const portal = connectMqttBroker({ url: mqttUrl, password: PORTAL_PASSWORD, name: "test", log, restore });
  const fresh = async () => {
    const { serialNumber, activationCode } = await makePlace(world);
    const facts = { serialNumber, activationCode, model: MODEL.code, firmwareVersion: MODEL.firmware };
    return VirtualTerminal.make(url, facts);
  };
  return {
    world,
    fresh,
    ready: async () => {
      const terminal = await fresh();
      await terminal.activate();
      await terminal.authenticate();
      return terminal;
    },
    url,
    mqttUrl,
    portal,
    database,
    broker: () => broker,
    replaceBroker: async () => {
      await broker.stop();
      broker = await startBroker();
    },
    close: async () => {
      await inbox?.close();
      await portal.close();
      await app.close();
      await broker.stop();
      await disconnect();
      await database.close();
      await world.close();
    },
  };
}
