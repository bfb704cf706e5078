const LONGEST_SECONDS = 180;
const TYPES = ['audio/webm;codecs=opus', 'audio/webm', 'audio/mp4', 'audio/ogg'];

export const canRecord = (): boolean => typeof MediaRecorder === 'function' && !!navigator.mediaDevices?.getUserMedia;

export interface Recording { stop(): void }

/** Records until stopped or three minutes have passed. `ended` gets the sound and its seconds. */
export async function record(tick: (seconds: number) => void, ended: (blob: Blob, seconds: number) => void): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported?.(type));
  const recorder = new MediaRecorder(stream, { ...(mimeType ? { mimeType } : {}), audioBitsPerSecond: 24_000 });
  const parts: Blob[] = [];
  const startedAt = Date.now();
  const seconds = (): number => Math.round((Date.now() - startedAt) / 1000);
  const stop = (): void => { if (recorder.state !== 'inactive') recorder.stop(); };
  const timer = setInterval(() => { tick(seconds()); if (seconds() >= LONGEST_SECONDS) stop(); }, 1000);
  recorder.ondataavailable = (event) => { if (event.data.size > 0) parts.push(event.data); };
  recorder.onstop = () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    ended(new Blob(parts, { type: (recorder.mimeType || 'audio/webm').split(';')[0] }), seconds());
  };
  recorder.start(1000);
  return { stop };
}
