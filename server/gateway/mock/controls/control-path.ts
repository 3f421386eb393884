/** Where the test controls stand, and nothing of Stripe's. */
export const CONTROL_PATH = "/v1/test_helpers/ruwang";
