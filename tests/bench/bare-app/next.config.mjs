/** Nothing but the server itself, set as the portal's is. */
export default { poweredByHeader: false, experimental: { turbopackFileSystemCacheForBuild: false } };
