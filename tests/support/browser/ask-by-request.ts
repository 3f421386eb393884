import { type APIRequestContext, type APIResponse, expect } from "@playwright/test";

/** What a query answers to whoever is signed in at `request`, without a page; it must answer. */
export async function queryByRequest<Answer>(
  request: APIRequestContext,
  procedure: string,
  input?: object,
): Promise<Answer> {
  const asked = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  return answerIn(await request.get(`/api/trpc/${procedure}${asked}`));
}

/** The same of a mutation. */
export async function mutateByRequest<Answer>(
  request: APIRequestContext,
  procedure: string,
  data: object,
): Promise<Answer> {
  return answerIn(await request.post(`/api/trpc/${procedure}`, { data }));
}

async function answerIn<Answer>(response: APIResponse): Promise<Answer> {
  expect(response.status(), await response.text()).toBe(200);
  return (await response.json()).result.data;
}
