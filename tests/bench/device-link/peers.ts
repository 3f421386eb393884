import { createServer } from "node:net";
import { json } from "node:stream/consumers";
import formbody from "@fastify/formbody";
import { Aedes, type AedesOptions } from "aedes";
import fastify from "fastify";
import { importJWK, jwtVerify, SignJWT } from "jose";
import { createBatchWriter } from "./batch-writer.ts";

/** What this program is told on its standard input. */
export interface Peers {
  databaseUrl: string;
  httpPort: number;
  mqttPort: number;
  /** Public key of every terminal. */
  jwk: { kty: "OKP"; crv: "Ed25519"; x: string };
  audience: string;
}

interface Beat {
  firmwareVersion: string;
}

/** What the same answers cost without a portal behind them. */
const told = (await json(process.stdin)) as Peers;
const write = createBatchWriter(told.databaseUrl);
const app = fastify({ logger: false });
await app.register(formbody);
const key = await importJWK(told.jwk, "EdDSA");
const secret = new TextEncoder().encode("a secret that is long enough for it");
const answer = () => ({ serverTime: new Date().toISOString(), desiredVersion: 0 });

app.get("/device/v1/config", (_request, reply) =>
  reply.code(304).header("etag", '"0"').header("cache-control", "no-store").send(),
);
app.post<{ Body: Beat }>("/device/v1/heartbeats", async () => answer());
app.post<{ Body: Beat }>("/batched/heartbeats", async (request) => {
  await write(String(request.headers["x-terminal"]), request.body.firmwareVersion);
  return answer();
});
app.post<{ Body: { assertion: string } }>("/device/v1/tokens", async (request, reply) => {
  const { payload } = await jwtVerify(request.body.assertion, key, {
    audience: told.audience,
    algorithms: ["EdDSA", "Ed25519"],
  });
  const token = await new SignJWT({ merchantId: "mer_bench" })
    .setProtectedHeader({ alg: "HS256", typ: "at+jwt" })
    .setSubject(payload.sub ?? "")
    .setAudience("ruwang-device")
    .setIssuedAt()
    .setExpirationTime("1h")
    .sign(secret);
  reply.header("cache-control", "no-store");
  return { access_token: token, token_type: "Bearer", expires_in: 3600 };
});
await app.listen({ host: "127.0.0.1", port: told.httpPort });

const broker = await Aedes.createBroker({
  concurrency: 2_000,
  authorizePublish: (client, packet, done) => {
    const { firmwareVersion } = JSON.parse(packet.payload.toString()) as Beat;
    write(client?.id ?? "", firmwareVersion).then(() => done(null), done);
  },
} satisfies AedesOptions);
createServer(broker.handle).listen(told.mqttPort, "127.0.0.1", () => process.stdout.write("ready\n"));
