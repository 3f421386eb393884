import { type APIRequestContext, expect, test } from "@playwright/test";
import { madeUpMobile } from "../support/e2e/made-up-people.ts";
import { pour } from "../support/e2e/pour.ts";
import { signInByRequest } from "../support/e2e/sign-in-by-request.ts";

const MEGABYTE = 1024 * 1024;
/** What one upload may have, and what sockets on both sides hold on top of it. */
const MOST_TAKEN = 10 * MEGABYTE + 8 * MEGABYTE;

const tooLarge = {
  error: expect.objectContaining({
    reason: "document_too_large",
    details: { maximumBytes: 10 * MEGABYTE },
  }),
};

/** A new applicant's draft, and the cookie that it is written with. */
async function draftOf(request: APIRequestContext): Promise<{ id: string; cookie: string }> {
  await signInByRequest(request, madeUpMobile());
  const answer = await request.post("/api/trpc/applications.start", { data: {} });
  const { result } = (await answer.json()) as { result: { data: { id: string } } };
  const { cookies } = await request.storageState();
  return { id: result.data.id, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") };
}

async function documentsOf(request: APIRequestContext, applicationId: string): Promise<unknown> {
  const input = encodeURIComponent(JSON.stringify({ applicationId }));
  const answer = await request.get(`/api/trpc/applications.get?input=${input}`);
  return (await answer.json()).result.data.documents;
}

for (const declared of [true, false]) {
  const how = declared ? "whose length is declared" : "of undeclared length";
  test(`50 MB ${how} are refused with a reason, not taken in, and nothing is kept`, async ({
    request,
    baseURL,
  }) => {
    const { id, cookie } = await draftOf(request);
    const { status, body, taken } = await pour({
      url: new URL(`/api/applications/${id}/documents/licence`, baseURL),
      method: "PUT",
      headers: { cookie, "content-type": "image/jpeg" },
      bytes: 50 * MEGABYTE,
      declared,
    });
    expect(body).toEqual(tooLarge);
    expect(status).toBe(413);
    expect(taken).toBeLessThan(declared ? 8 * MEGABYTE : MOST_TAKEN);
    expect(await documentsOf(request, id)).toEqual([]);
  });
}
