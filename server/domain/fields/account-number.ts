export type AccountNumberFault = "card_number_shape" | "card_number_checksum" | "account_number_shape";

/** Which rule a personal bank card number breaks (13–19 digits, Luhn); null when it is sound. */
export function cardNumberFault(number: string): AccountNumberFault | null {
  if (!/^\d{13,19}$/.test(number)) return "card_number_shape";
  const sum = [...number].reverse().reduce((total, character, index) => {
    const doubled = Number(character) * (index % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0 ? null : "card_number_checksum";
}

/** Corporate account numbers (5–32 digits) carry no common checksum. */
export function corporateAccountFault(number: string): AccountNumberFault | null {
  return /^\d{5,32}$/.test(number) ? null : "account_number_shape";
}
