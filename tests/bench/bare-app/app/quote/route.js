const answer = process.env.BARE_ANSWER;

export const dynamic = "force-dynamic";

/** The floor: what a Next route handler costs that knows its answer already. */
export function GET() {
  return new Response(answer, {
    headers: { "content-type": "application/json", "cache-control": "no-store" },
  });
}
