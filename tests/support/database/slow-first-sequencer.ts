import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Faults kill and restart whole portals and take longest: begun last, they would run on while the other worker idles. */
export default class SlowFirstSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const ordered = await super.sort(files);
    const isFault = (file: TestSpecification) => file.moduleId.includes("/tests/fault/");
    return [...ordered.filter(isFault), ...ordered.filter((file) => !isFault(file))];
  }
}
