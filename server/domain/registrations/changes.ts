/**
 * What is told of a terminal (银发〔2021〕259号): a serial is bound to a merchant, goes to another store, its store's
 * place is put right, or the binding ends.
 */
export const REGISTRATION_CHANGES = ["bind", "move", "correct", "unbind"] as const;
export type RegistrationChange = (typeof REGISTRATION_CHANGES)[number];

/** What the register answers of a row. */
export const OUTCOMES = ["accepted", "rejected"] as const;
export type Outcome = (typeof OUTCOMES)[number];
