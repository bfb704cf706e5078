import sharp from 'sharp';
import { refuse, done, type Result } from '../result.js';

export interface CleanPhoto { bytes: Buffer; mediaType: 'image/jpeg' | 'image/webp'; width: number; height: number }

const MOST_PIXELS = 80_000_000;
const LONGEST_SIDE = 2560;
const AT_ONCE = 2;
sharp.concurrency(1);
sharp.cache(false);

let decoding = 0;
const waiting: (() => void)[] = [];

/**
 * Draws the photo anew, upright and at most 2560 pixels long. What is not the picture itself stays behind: place, time,
 * device, colour profile, comments. A picture that unfolds to more than 80 million pixels is refused before it does.
 * At most two are decoded at once, so that many large photos cost time and not memory.
 */
export async function cleanPhoto(bytes: Buffer, mediaType: string): Promise<Result<CleanPhoto>> {
  if (decoding >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  decoding += 1;
  try {
    const upright = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).timeout({ seconds: 30 })
      .autoOrient().resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true });
    const drawn = mediaType === 'image/jpeg' || mediaType === 'image/heic' ? upright.jpeg({ quality: 82 }) : upright.webp({ quality: 82, effort: 3 });
    const { data, info } = await drawn.toBuffer({ resolveWithObject: true });
    return done({ bytes: data, mediaType: info.format === 'webp' ? 'image/webp' : 'image/jpeg', width: info.width, height: info.height });
  } catch (error) {
    if (/pixel limit/i.test(String(error))) return refuse('file_too_large', { limit: '8000 万像素' });
    // sharp's prebuilt decoder reads no HEVC: most HEIC end here, and phones turn them into JPEG when a page asks for JPEG.
    return refuse('file_broken');
  } finally {
    decoding -= 1;
    waiting.shift()?.();
  }
}
