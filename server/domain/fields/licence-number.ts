export type LicenceNumberFault = "licence_number_shape" | "licence_number_checksum";

/** Which rule of GS15-2006 a 15-digit business licence number breaks; null when it is sound. */
export function licenceNumberFault(number: string): LicenceNumberFault | null {
  if (!/^\d{15}$/.test(number)) return "licence_number_shape";
  let p = 10;
  for (const digit of number.slice(0, 14)) {
    const sum = (Number(digit) + p) % 10;
    p = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - p) % 10 === Number(number[14]) ? null : "licence_number_checksum";
}
