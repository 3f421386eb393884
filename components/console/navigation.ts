import {
  BookCheck,
  Calculator,
  ClipboardCheck,
  CreditCard,
  History,
  Landmark,
  type LucideIcon,
  Megaphone,
  Package,
  Percent,
  Scale,
  Smartphone,
  Store,
  Truck,
  UserCog,
  Users,
  Wrench,
} from "lucide-react";
import type { Permission } from "#server/domain/permissions.ts";

export interface Room {
  href: string;
  key:
    | "reviews"
    | "merchants"
    | "devices"
    | "shipments"
    | "terminals"
    | "claims"
    | "registrations"
    | "fees"
    | "rates"
    | "campaigns"
    | "payments"
    | "settlements"
    | "reconciliations"
    | "desk"
    | "people"
    | "audit";
  icon: LucideIcon;
  permission: Permission;
}

/** The console's rooms; each person sees those their permissions open. */
export const ROOMS: readonly Room[] = [
  { href: "/console", key: "reviews", icon: ClipboardCheck, permission: "application:read" },
  { href: "/console/merchants", key: "merchants", icon: Store, permission: "merchant:read" },
  { href: "/console/devices", key: "devices", icon: Package, permission: "device:read" },
  { href: "/console/shipments", key: "shipments", icon: Truck, permission: "shipment:read" },
  { href: "/console/terminals", key: "terminals", icon: Smartphone, permission: "terminal:read" },
  { href: "/console/claims", key: "claims", icon: Wrench, permission: "claim:read" },
  { href: "/console/registrations", key: "registrations", icon: BookCheck, permission: "registration:read" },
  { href: "/console/fees", key: "fees", icon: Calculator, permission: "fee:quote" },
  { href: "/console/rates", key: "rates", icon: Percent, permission: "rate_card:read" },
  { href: "/console/campaigns", key: "campaigns", icon: Megaphone, permission: "campaign:read" },
  { href: "/console/payments", key: "payments", icon: CreditCard, permission: "payment:read" },
  { href: "/console/settlements", key: "settlements", icon: Landmark, permission: "settlement:read" },
  {
    href: "/console/reconciliations",
    key: "reconciliations",
    icon: Scale,
    permission: "reconciliation:read",
  },
  { href: "/console/desk", key: "desk", icon: UserCog, permission: "case:assign" },
  { href: "/console/people", key: "people", icon: Users, permission: "person:read" },
  { href: "/console/audit", key: "audit", icon: History, permission: "audit:read" },
];
