import { fileTypeFromBuffer } from 'file-type';
import { FILE_LIMITS } from '../../contract/files.js';

export type Recognised = { kind: 'photo' | 'voice'; mediaType: string } | null;

// Recorders write sound into containers that are named after video; they pass only when no picture track is inside.
const SOUND_IN: Record<string, string> = { 'video/webm': 'audio/webm', 'video/mp4': 'audio/mp4', 'video/quicktime': 'audio/mp4' };
const PICTURE_TRACKS = ['vide', 'V_VP8', 'V_VP9', 'V_AV1', 'V_MPEG'].map((mark) => Buffer.from(mark, 'latin1'));

/** What the bytes are, whatever the name or the declared type says; null for everything that is neither photo nor voice. */
export async function recognise(bytes: Buffer): Promise<Recognised> {
  const found = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime.split(';')[0];
  if (!found) return null;
  if ((FILE_LIMITS.photo.types as readonly string[]).includes(found)) return { kind: 'photo', mediaType: found };
  const sound = SOUND_IN[found] ?? found;
  if (!(FILE_LIMITS.voice.types as readonly string[]).includes(sound)) return null;
  if (sound !== found && PICTURE_TRACKS.some((mark) => bytes.includes(mark))) return null;
  return { kind: 'voice', mediaType: sound };
}
