import { journey } from "../support/browser/journey.ts";

journey("en");
