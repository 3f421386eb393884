import { journey } from "../support/browser/journey.ts";

journey("zh-CN");
