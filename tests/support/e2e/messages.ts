import type { APIRequestContext } from "@playwright/test";
import { z } from "zod";

const messages = z.array(z.object({ body: z.string() }));

/** What the demo's carrier was last given for a mobile number. */
export async function newestMessage(request: APIRequestContext, mobile: string): Promise<string> {
  const answer = await request.get(`/api/demo/messages?to=${mobile}`);
  const [newest] = messages.parse(await answer.json());
  return newest?.body ?? "";
}
