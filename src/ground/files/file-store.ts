/** Bytes kept by their hash, in a folder or an S3-compatible store. Writing the same bytes twice is one file. */
export interface FileStore {
  put(sha256: string, bytes: Uint8Array): Promise<void>;
  get(sha256: string): Promise<Uint8Array | null>;
  remove(sha256: string): Promise<void>;
}
