/** What the server needs to know before it answers the first request; ground/settings fills it from the environment. */
export interface ServerSettings {
  host: string;
  /** 0 = any free port. */
  port: number;
  /** Origins under which people reach this installation; the first one decides whether cookies are `Secure`. */
  publicOrigins: readonly string[];
  /** Proxies whose X-Forwarded-For is believed: addresses, ranges or names such as `loopback`; empty = none. */
  trustProxy: readonly string[];
  /** Pages that may show ours inside a frame, such as WeCom or the county's portal. */
  frameAncestors: readonly string[];
  /** Where tiles of a map come from, as in ground/settings; null = the schematic map only. */
  tiles: { url: string; credit: string } | null;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Requests per minute and address where a route says nothing else. */
  requestsPerMinute: number;
  /** Whoever asks /metrics from another machine shows this; null = only this machine may ask. */
  metricsToken: string | null;
  databaseConnections: number;
  eventConnections: number;
  eventConnectionsPerPerson: number;
  /** Folder of the built web; null = dist/web. */
  webFolder: string | null;
}

export const SERVER_DEFAULTS: ServerSettings = {
  host: '127.0.0.1', port: 3000, publicOrigins: [], trustProxy: ['loopback'], frameAncestors: [], tiles: null,
  logLevel: 'info', requestsPerMinute: 600, metricsToken: null, databaseConnections: 12,
  eventConnections: 20_000, eventConnectionsPerPerson: 8, webFolder: null,
};
