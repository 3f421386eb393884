import { z } from "zod";

const refusal = z.object({
  error: z.object({ code: z.string(), reason: z.string(), message: z.string() }),
});

/** Why a file was not taken, in the shape in which the API says it of everything else. */
class FileRefused extends Error {
  readonly data: { code: string; reason: string };

  constructor({ code, reason, message }: z.infer<typeof refusal>["error"]) {
    super(message);
    this.data = { code, reason };
  }
}

/** Sends a file as it is, and gives what the portal answers; throws what it said against it. */
export async function sendFile(
  address: string,
  file: File,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const response = await fetch(address, {
    method: "POST",
    headers: { ...headers, "content-type": file.type },
    body: file,
  });
  const said: unknown = await response.json().catch(() => null);
  if (response.ok) return said;
  const refused = refusal.safeParse(said);
  throw refused.success ? new FileRefused(refused.data.error) : new Error(response.statusText);
}
