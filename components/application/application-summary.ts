import type { z } from "zod";
import type { applicationSummary } from "#server/domain/application/application-view.ts";

export type ApplicationSummary = z.infer<typeof applicationSummary>;
