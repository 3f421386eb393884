import { journey } from "../support/e2e/journey.ts";
import { JOURNEYS } from "../support/e2e/journeys.ts";

journey("zh-CN", JOURNEYS["zh-CN"]);
