import { CATEGORY_SECTIONS } from "#server/domain/applications/categories.ts";

/** `GET /api/categories`: merchant categories by section, in both languages. Data, so that no page carries it as a script. */
export function getCategories(): Response {
  return Response.json(CATEGORY_SECTIONS, { headers: { "cache-control": "public, max-age=86400" } });
}
