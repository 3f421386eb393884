/** What is on record of one serial: its device, the terminal that it is, the parcel that it is in. */
export interface Unit {
  serialNumber: string;
  device: string;
  merchant: 0 | 1 | null;
  /** Of its terminal that is not closed. */
  terminal: string | null;
  /** Of its parcel that has not ended. */
  parcel: string | null;
  attention: string | null;
}

export const inStock = (serialNumber: string): Unit => ({
  serialNumber,
  device: "in_stock",
  merchant: null,
  terminal: null,
  parcel: null,
  attention: null,
});

/** What a move makes of the units, as this model has it; null where the portal must refuse. */
export type Effect = readonly Unit[] | null;

const only = (unit: Unit, changes: Partial<Unit>): Effect => [{ ...unit, ...changes }];
const settled = { attention: null };
const noParcel = { parcel: null, attention: null };
const atShop = ["delivered", "active", "suspended"];
const underWay = (unit: Unit) => unit.parcel === "shipped" && unit.device === "shipped";

/** The steps of one unit. Written anew, on purpose: nothing here asks the portal's own tables. */
export const STEPS: Readonly<Record<string, (unit: Unit) => Effect>> = {
  createParcel: (u) => (u.device === "reserved" && u.parcel === null ? only(u, { parcel: "pending" }) : null),
  pack: (u) => (u.parcel === "pending" ? only(u, { parcel: "ready" }) : null),
  ship: (u) => (u.parcel === "ready" ? only(u, { parcel: "shipped", device: "shipped" }) : null),
  deliver: (u) => (underWay(u) ? only(u, { ...noParcel, device: "delivered" }) : null),
  turnBack: (u) =>
    underWay(u) ? only(u, { ...settled, parcel: "returning", device: "returning", terminal: null }) : null,
  takeBack: (u) => (u.parcel === "returning" ? only(u, noParcel) : null),
  loseParcel: (u) =>
    u.parcel === "shipped" || u.parcel === "returning"
      ? only(u, { ...noParcel, device: "lost", terminal: null })
      : null,
  cancelParcel: (u) => (u.parcel === "pending" || u.parcel === "ready" ? only(u, noParcel) : null),
  correctLabel: (u) => (u.parcel === "shipped" ? only(u, settled) : null),
  settleAttention: (u) => (u.attention === null ? null : only(u, settled)),
  release: (u) =>
    u.device === "reserved" && u.parcel === null
      ? only(u, { device: "in_stock", merchant: null, terminal: null })
      : null,
  activate: (u) =>
    u.device === "delivered" && u.terminal === "awaiting_activation"
      ? only(u, { device: "active", terminal: "active" })
      : null,
  suspend: (u) => (u.terminal === "active" ? only(u, { device: "suspended", terminal: "suspended" }) : null),
  resume: (u) => (u.terminal === "suspended" ? only(u, { device: "active", terminal: "active" }) : null),
  close: (u) => (u.parcel === null ? closed(u, {}) : null),
  closeAndCancel: (u) => (u.parcel === "pending" || u.parcel === "ready" ? closed(u, noParcel) : null),
  closeAndTurnBack: (u) => (u.parcel === "shipped" ? closed(u, { ...settled, parcel: "returning" }) : null),
  restock: (u) => byHand(u, ["returning", "repair", "lost"], { device: "in_stock", merchant: null }),
  repair: (u) => byHand(u, ["in_stock", "returning"], { device: "repair", merchant: null }),
  retire: (u) =>
    byHand(u, ["in_stock", "returning", "repair", "lost"], { device: "retired", merchant: null }),
  reportLost: (u) =>
    byHand(u, ["in_stock", "reserved", "delivered", "active", "suspended", "returning"], {
      device: "lost",
      terminal: null,
    }),
  tracked_signed: (u) => told(u, { shipped: { ...noParcel, device: "delivered" }, returning: HERE }),
  tracked_refused: (u) => told(u, { shipped: { attention: "refused" } }),
  tracked_problem: (u) => told(u, { shipped: { attention: "problem" }, returning: { attention: "problem" } }),
  tracked_returning: (u) => told(u, { shipped: GOES_BACK }),
  tracked_returnSigned: (u) => told(u, { shipped: { ...GOES_BACK, ...HERE }, returning: HERE }),
  tracked_forwarded: (u) => told(u, {}),
};

const HERE = { attention: "arrived_here" };
const GOES_BACK = { ...settled, parcel: "returning", device: "returning", terminal: null };

function closed(u: Unit, changes: Partial<Unit>): Effect {
  if (u.terminal === null) return null;
  const stays = u.device === "reserved";
  return only(u, {
    ...changes,
    terminal: null,
    device: stays ? "in_stock" : "returning",
    ...(stays && { merchant: null }),
  });
}

function byHand(u: Unit, from: readonly string[], changes: Partial<Unit>): Effect {
  return u.parcel === null && from.includes(u.device) ? only(u, changes) : null;
}

/** The carrier's word is never refused while the parcel is under way; a later word without attention takes one away. */
function told(u: Unit, by: Record<string, Partial<Unit>>): Effect {
  if (u.parcel === null || !["shipped", "returning"].includes(u.parcel)) return null;
  return only(u, { ...settled, ...by[u.parcel] });
}

/** The unit that has been in stock longest goes to the merchant. */
export function reserve(units: readonly Unit[], merchant: 0 | 1): Effect {
  const first = units.find(({ device }) => device === "in_stock");
  return first === undefined
    ? null
    : only(first, { device: "reserved", merchant, terminal: "awaiting_activation" });
}

/** A unit from stock takes over from one that a merchant has. */
export function swap(old: Unit, fresh: Unit): Effect {
  if (old.terminal === null || !atShop.includes(old.device) || fresh.device !== "in_stock") return null;
  return [
    { ...old, device: "returning", terminal: null },
    { ...fresh, device: "delivered", merchant: old.merchant, terminal: "awaiting_activation" },
  ];
}

/** Whether anything can still become of a unit that has not ended; `retired` is the only end. */
export function hasWayOn(unit: Unit): boolean {
  if (unit.device === "retired" || unit.device === "in_stock") return true;
  return Object.values(STEPS).some((step) => step(unit) !== null);
}
