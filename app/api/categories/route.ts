import { getCategories } from "#server/api/http/categories.ts";

export const dynamic = "force-static";
export const GET = getCategories;
