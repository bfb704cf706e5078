/** Everything a deployment may set, read once at start. Names and sentences: read-settings.ts and .env.example. */
export interface Settings {
  host: string;
  port: number;
  /** Absolute. Files, the private database and the installation's key live in it. */
  dataFolder: string;
  /** Null: the private PostgreSQL of the data folder. */
  databaseUrl: string | null;
  databaseConnections: number;
  /** What a first start puts into an empty database; null = nothing. */
  demo: 'small' | 'county' | null;
  publicOrigins: string[];
  trustProxy: string[];
  frameAncestors: string[];
  /** `url`: templates with spaces between. A public map prints its review number, so the credit is not optional. */
  tiles: { url: string; credit: string } | null;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  requestsPerMinute: number;
  metricsToken: string | null;
  /** 64 hexadecimal digits shared by all servers; null = the key file of the data folder. */
  key: string | null;
  sessionHours: number;
  idleHours: number;
  /** Null: required, except in a database of made-up people. */
  secondFactor: 'required' | 'off' | null;
  oidc: { discoveryUrl: string; clientId: string; clientSecret: string } | null;
  s3: { endpoint: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string } | null;
}
