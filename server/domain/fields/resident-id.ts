const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = "10X98765432";
/** Used by no province, and by makers of test numbers. */
const SYNTHETIC = "99";
/** The provinces of GB/T 2260; 81, 82 and 83 are residents from Hong Kong, Macau and Taiwan. */
const PROVINCES = new Set(
  `11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 ${SYNTHETIC}`.split(
    " ",
  ),
);

export type ResidentIdFault =
  | "id_number_length"
  | "id_number_characters"
  | "id_number_region"
  | "id_number_birth_date"
  | "id_number_checksum";

/** Which rule of GB 11643 an 18-character resident ID number breaks; null when it is sound. */
export function residentIdFault(idNumber: string): ResidentIdFault | null {
  if (idNumber.length !== 18) return "id_number_length";
  if (!/^\d{17}[\dX]$/.test(idNumber)) return "id_number_characters";
  if (!PROVINCES.has(provinceOf(idNumber))) return "id_number_region";
  if (birthDateOf(idNumber) === null) return "id_number_birth_date";
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(idNumber[index]), 0);
  return CHECK_CHARACTERS[sum % 11] === idNumber[17] ? null : "id_number_checksum";
}

/** Foreigners' permanent residence cards (since 2023) begin with 9 and say the province after it. */
function provinceOf(idNumber: string): string {
  const first = idNumber.slice(0, 2);
  return idNumber.startsWith("9") && first !== SYNTHETIC ? idNumber.slice(1, 3) : first;
}

/** `YYYY-MM-DD` that the number states, or null when there is no such day between 1800 and 2199. */
export function birthDateOf(idNumber: string): string | null {
  const date = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) return null;
  return /^(18|19|20|21)/.test(date) ? date : null;
}

/** Whole years lived on `today` (`YYYY-MM-DD`). */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
