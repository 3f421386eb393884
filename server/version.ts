/** Version of the portal, as package.json and the health check say it; a test keeps them equal. */
export const VERSION = "0.1.0";
