import { createInflateRaw, inflateRaw } from 'node:zlib';
import { promisify } from 'node:util';
import { SheetFault, type SheetLimits } from './sheet.js';

export interface ZipEntry { name: string; method: number; packed: number; unpacked: number; at: number }

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** Small things are allowed to be very regular; the ratio speaks only above this. */
const RATIO_FROM_BYTES = 8 * 1024 * 1024;

/**
 * The entries of a zip by its central directory, held to the limits before anything is unpacked: how many, how large, how
 * much larger than packed, and that they do not share their bytes (a few kilobytes that unpack over and over).
 */
export function readEntries(file: Buffer, limits: SheetLimits): Map<string, ZipEntry> {
  const end = findEnd(file);
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  if (count > limits.entries) throw new SheetFault('unpacks_too_large');
  const entries = new Map<string, ZipEntry>();
  let packedInAll = 0;
  let unpackedInAll = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== CENTRAL) throw new SheetFault('broken');
    const nameLength = file.readUInt16LE(at + 28);
    const entry: ZipEntry = {
      name: file.toString('utf8', at + 46, at + 46 + nameLength).replace(/^\/+/, ''), method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20), unpacked: file.readUInt32LE(at + 24), at: file.readUInt32LE(at + 42),
    };
    if ((file.readUInt16LE(at + 8) & 1) === 1) throw new SheetFault('encrypted');
    packedInAll += entry.packed;
    unpackedInAll += entry.unpacked;
    if (entry.unpacked > RATIO_FROM_BYTES && entry.unpacked > entry.packed * limits.ratio) throw new SheetFault('unpacks_too_large');
    if (entries.has(entry.name)) throw new SheetFault('broken');
    entries.set(entry.name, entry);
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  if (packedInAll > file.length || unpackedInAll > limits.unpackedBytes) throw new SheetFault('unpacks_too_large');
  return entries;
}

function findEnd(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 65_557); at -= 1) if (file.readUInt32LE(at) === END) return at;
  throw new SheetFault('broken');
}

function packedBytes(file: Buffer, entry: ZipEntry): Buffer {
  if (entry.at + 30 > file.length || file.readUInt32LE(entry.at) !== LOCAL) throw new SheetFault('broken');
  const begin = entry.at + 30 + file.readUInt16LE(entry.at + 26) + file.readUInt16LE(entry.at + 28);
  if (begin + entry.packed > file.length) throw new SheetFault('broken');
  if (entry.method !== 0 && entry.method !== 8) throw new SheetFault('broken');
  return file.subarray(begin, begin + entry.packed);
}

const inflate = promisify(inflateRaw);

/** A whole small entry as text. It may not unpack to more than its entry says, nor than `mostBytes`. */
export async function entryText(file: Buffer, entry: ZipEntry, mostBytes: number): Promise<string> {
  if (entry.unpacked > mostBytes) throw new SheetFault('unpacks_too_large');
  const packed = packedBytes(file, entry);
  if (entry.method === 0) return packed.toString('utf8');
  try {
    return (await inflate(packed, { maxOutputLength: Math.max(entry.unpacked, 1) })).toString('utf8');
  } catch (error) {
    throw new SheetFault((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'unpacks_too_large' : 'broken');
  }
}

/** An entry as pieces of bytes, unpacked outside of the event loop; more than it says it holds is a fault. */
export async function* entryPieces(file: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const packed = packedBytes(file, entry);
  if (entry.method === 0) { yield packed; return; }
  const unpack = createInflateRaw({ chunkSize: 256 * 1024 });
  unpack.end(packed);
  let taken = 0;
  try {
    for await (const piece of unpack as AsyncIterable<Buffer>) {
      taken += piece.length;
      if (taken > entry.unpacked) throw new SheetFault('unpacks_too_large');
      yield piece;
    }
  } catch (error) {
    throw error instanceof SheetFault ? error : new SheetFault('broken');
  } finally {
    unpack.destroy();
  }
}
