import { journey } from "../support/e2e/journey.ts";

journey("zh-CN");
