import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GATEWAY_ROUTES } from "#server/gateway/mock/routes.ts";
import { everyObject } from "../../support/gateway/every-object.ts";
import { startTestGateway, type TestGateway } from "../../support/gateway/mock-gateway.ts";
import { PARAMETER_SAMPLES } from "../../support/gateway/parameter-samples.ts";
import { buyInInstalments } from "../../support/gateway/plans.ts";

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
  await everyObject(gateway.stripe, (id) => gateway.control(`payment_intents/${id}/pay`));
  await buyInInstalments(gateway);
});
afterAll(() => gateway.stop());

type Json = Record<string, unknown>;

const PAGING = ["limit", "created", "starting_after", "ending_before"];
const stripeRoutes = GATEWAY_ROUTES.filter(({ path }) => !path.includes("/ruwang"));
const posts = stripeRoutes.filter(({ method, parameters }) => method === "post" && parameters.length > 0);
const lists = stripeRoutes.filter(({ path, parameters }) => {
  return parameters.includes("limit") && !path.includes(":id");
});
const filters = lists.flatMap(({ path, parameters }) => {
  const own = parameters.filter((name) => !PAGING.includes(name));
  return own.map((filter) => ({ path, filter }));
});

const post = (path: string, params: Json) =>
  gateway.stripe.rawRequest("POST", path, params) as Promise<unknown>;
const list = async (path: string, query = "") => {
  const page = (await gateway.stripe.rawRequest("GET", `${path}?${query}`)) as unknown;
  return (page as { data: { id: string; created: number }[] }).data;
};

describe("what a route declares", () => {
  test.each(posts)("every parameter of POST $path has a sample", ({ path, parameters }) => {
    expect(Object.keys(PARAMETER_SAMPLES[path]?.samples ?? {}).sort()).toEqual([...parameters].sort());
  });

  const samples = Object.entries(PARAMETER_SAMPLES).flatMap(([path, route]) => {
    return Object.entries(route.samples).map(([name, sample]) => ({ path, name, route, sample }));
  });
  test.each(samples)("POST $path applies $name", async ({ path, name, route, sample }) => {
    const id = (await route.target?.(gateway)) ?? "";
    const fresh = (await route.fresh?.(gateway)) ?? {};
    const params = { ...route.base, ...fresh, ...sample.along, [name]: sample.send };
    const answer = post(path.replace(":id", id), params);
    if (sample.refused !== undefined) await expect(answer).rejects.toMatchObject(sample.refused);
    else expect(await answer).toMatchObject(sample.shows ?? { [name]: sample.send });
  });

  test.each(filters)("GET $path filters by $filter", async ({ path, filter }) => {
    expect(await list(path)).not.toHaveLength(0);
    expect(await list(path, `${filter}=none_such`)).toHaveLength(0);
  });

  test.each(lists)("GET $path pages by limit, time and either cursor", async ({ path }) => {
    const [newest] = await list(path, "limit=1");
    expect(await list(path, "limit=1")).toHaveLength(1);
    expect(await list(path, `created[gt]=${newest?.created}`)).toHaveLength(0);
    expect(await list(path, `ending_before=${newest?.id}`)).toHaveLength(0);
    const older = await list(path, `starting_after=${newest?.id}`);
    expect(older.map(({ id }) => id)).not.toContain(newest?.id);
    for (const query of ["limit=0", "created[gt]=soon", "starting_after=none", "ending_before=none"]) {
      await expect(list(path, query)).rejects.toMatchObject({ param: query.split("=")[0] });
    }
  });

  test("retrieving an intent with another's client_secret is refused", async () => {
    const [intent] = await list("/v1/payment_intents");
    const attempt = list(`/v1/payment_intents/${intent?.id}`, "client_secret=another");
    await expect(attempt).rejects.toMatchObject({ statusCode: 400, param: "client_secret" });
  });

  test.each(GATEWAY_ROUTES)(
    "$method $path refuses a parameter it does not know",
    async ({ method, path }) => {
      const url = `${gateway.url}${path.replace(":id", "any")}`;
      const inQuery = method === "get";
      const response = await fetch(inQuery ? `${url}?nonsense=1` : url, {
        method: method.toUpperCase(),
        headers: {
          authorization: "Bearer sk_test_ruwang",
          "content-type": "application/x-www-form-urlencoded",
        },
        ...(inQuery ? {} : { body: "nonsense=1" }),
      });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        error: { code: "parameter_unknown", param: "nonsense" },
      });
    },
  );

  test("docs/gateway.md names every request and its parameters", () => {
    const declared = stripeRoutes.map(({ method, path, parameters }) => {
      const own = parameters.filter((name) => !PAGING.includes(name));
      return `${method.toUpperCase()} ${path}: ${own.join(", ") || "none"}`;
    });
    expect(itemsBelow(readFileSync("docs/gateway.md", "utf8"), "Requests and their parameters")).toEqual(
      declared,
    );
  });
});

/** The items of the list below a heading, each on one line and without the marks of code. */
function itemsBelow(document: string, heading: string): string[] {
  const section = document.split(/\n#{2,3} /).find((text) => text.startsWith(`${heading}\n`)) ?? "";
  const [, ...items] = section.trimEnd().split("\n- ");
  return items.map((item) => item.replaceAll("`", "").replaceAll(/\s+/g, " "));
}
