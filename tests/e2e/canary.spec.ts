import { type APIRequestContext, expect } from "@playwright/test";
import { advanceApplication } from "#server/demo/advance-application.ts";
import { demoAnswers } from "#server/demo/demo-applicants.ts";
import { demoApplicant, demoStaff } from "#server/demo/demo-people.ts";
import { parseEnv } from "#server/env.ts";
import { revealField } from "#server/reviews/reveal-field.ts";
import { openRuntime } from "#server/runtime.ts";
import { createShipment } from "#server/shipments/create-shipment.ts";
import { reserveDevice } from "#server/terminals/reserve-device.ts";
import { test } from "#tests/support/browser/test.ts";
import { canariesIn, canariesInDatabase, canariesInFiles } from "../support/browser/canary-values.ts";
import { madeUpMobile } from "../support/browser/made-up-people.ts";
import { steppedUp } from "../support/world/stepped-up.ts";

/** Somebody whose shop goes all the way; her shop's name is no secret, and proves that the search finds what is there. */
const OF = {
  mobile: madeUpMobile(),
  name: "金丝雀",
  shop: "金丝雀乐器行",
  kind: "enterprise" as const,
  product: "traditional_pos" as const,
  target: "approved" as const,
};
const ANSWERS = Object.fromEntries(demoAnswers(OF));
const ID_NUMBER = String(ANSWERS.person?.idNumber);
const ACCOUNT = String(ANSWERS.settlement?.accountNumber);
const PLANTED = [OF.mobile, ID_NUMBER, ACCOUNT];

/** Takes the application through the desk and ships a device, so that every table that can hold her data does. */
async function plant(): Promise<void> {
  const runtime = openRuntime(parseEnv(process.env), "canary");
  try {
    const staff = await demoStaff(runtime);
    const applicant = await demoApplicant(runtime, OF.mobile);
    const desk = {
      applicant,
      reviewer: () => staff("reviewer@ruwang.test"),
      checker: () => staff("checker@ruwang.test"),
    };
    const { id, merchantId } = await advanceApplication(desk, OF);
    if (merchantId === null) throw new Error("an approved application has its merchant");
    for (const field of ["person.idNumber", "person.mobile", "settlement.accountNumber"]) {
      const revealed = await revealField(await steppedUp(desk.reviewer()), {
        applicationId: id,
        field,
        reason: "canary",
      });
      expect(PLANTED).toContain(revealed.value);
    }
    const logistics = () => staff("logistics@ruwang.test");
    const { device } = await reserveDevice(logistics(), { merchantId, modelCode: "RW-P3" });
    const recipient = { name: OF.name, mobile: OF.mobile, address: "杭州市西湖区文三路 100 号" };
    await createShipment(logistics(), { deviceId: device.id, recipient });
  } finally {
    await runtime.close();
  }
}

/** Requests that go wrong with her data in them; answers everything that was said in return. */
async function provoke(request: APIRequestContext): Promise<string[]> {
  const post = (path: string, data: object) =>
    request.post(path, { data, headers: { "content-type": "application/json" } });
  const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const wrongCode = { csrfToken, mobile: OF.mobile, code: "000000", json: "true" };
  const quote = encodeURIComponent(JSON.stringify({ amountFen: ACCOUNT, term: 3, bearer: "buyer" }));
  const answers = [
    await post("/api/trpc/identity.requestCode", { mobile: `${OF.mobile}0`, note: ID_NUMBER }),
    await post("/api/trpc/applications.saveGroup", {
      applicationId: ID_NUMBER,
      answers: ANSWERS.person ?? {},
    }),
    await request.get(`/api/trpc/fees.quote?input=${quote}`),
    // What is no JSON and short is quoted whole by the parser.
    await request.get(`/api/trpc/fees.quote?input=x${ID_NUMBER}`),
    await post("/api/trpc/identity.requestCode", Buffer.from(`x${OF.mobile}`)),
    await request.post("/api/auth/callback/mobile", { form: wrongCode }),
    await request.post("/api/uploads", {
      headers: {
        "tus-resumable": "1.0.0",
        "upload-length": ACCOUNT,
        "upload-metadata": `slot ${btoa(ID_NUMBER)},filename ${btoa(`${ID_NUMBER}.jpg`)}`,
      },
    }),
    await request.get(`/api/demo/messages?to=${ID_NUMBER}`),
  ];
  for (const answer of answers) expect(answer.status(), answer.url()).not.toBe(500);
  return Promise.all(answers.map((answer) => answer.text()));
}

test("personal data that was planted appears in no table, file, log or error", async ({ request }) => {
  const { DATABASE_URL: database, RUWANG_DATA_DIR: folder } = process.env;
  if (database === undefined || folder === undefined) {
    test.skip(true, "the portal was not started by this run: its database and files are not at hand");
    return;
  }
  await plant();
  const said = await provoke(request);
  expect(said.flatMap((answer) => canariesIn(answer, PLANTED))).toEqual([]);
  expect(await canariesInDatabase(database, [OF.shop])).not.toEqual([]);
  expect(await canariesInDatabase(database, PLANTED)).toEqual([]);
  expect(canariesInFiles(folder, [OF.shop])).not.toEqual([]);
  expect(canariesInFiles(folder, PLANTED)).toEqual([]);
});
