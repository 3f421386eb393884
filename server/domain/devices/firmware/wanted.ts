import { compareFirmware } from "#server/domain/devices/firmware/compare-firmware.ts";
import { DomainError } from "#server/domain/errors.ts";

/** A release as far as choosing it goes. */
interface Release {
  version: string;
  mandatory: boolean;
  withdrawnAt: unknown;
}

interface Wanted {
  minimum: string;
  target: string;
}

/** The newest version below which no terminal may be left; null where there is none. */
export function floorOf(releases: readonly Release[]): string | null {
  const mandatory = releases.filter((release) => release.mandatory && release.withdrawnAt === null);
  return (
    mandatory
      .map(({ version }) => version)
      .sort(compareFirmware)
      .at(-1) ?? null
  );
}

/**
 * Refuses what a model's terminals cannot be asked to run: a version that was never released, a minimum above the
 * target (`minimum_above_target`) or below what is mandatory (`below_mandatory`).
 */
export function requireSoundFirmware({ minimum, target }: Wanted, releases: readonly Release[]): void {
  const known = new Set(
    releases.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ version }) => version),
  );
  for (const version of [minimum, target]) {
    if (known.has(version)) continue;
    throw new DomainError(
      "invalid_input",
      "firmware_unreleased",
      "This version was never released, or its release was withdrawn. Record the release first.",
      { version },
    );
  }
  if (compareFirmware(minimum, target) > 0) {
    throw new DomainError("invalid_input", "minimum_above_target", "The minimum is newer than the target.", {
      minimum,
      target,
    });
  }
  const floor = floorOf(releases);
  if (floor === null || compareFirmware(minimum, floor) >= 0) return;
  throw new DomainError(
    "invalid_input",
    "below_mandatory",
    `Version ${floor} is mandatory: the minimum cannot be older.`,
    { floor },
  );
}
