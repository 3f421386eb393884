import type { z } from "zod";
import type { applicationSummary } from "#server/domain/applications/views.ts";

export type ApplicationSummary = z.infer<typeof applicationSummary>;
