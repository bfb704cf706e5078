import { useEffect, useRef, useState } from 'react';
import { newId } from '../../api/new-id.js';
import { useWords } from '../../ui/language.js';
import { canRecord, record, type Recording } from '../../ui/record-voice.js';
import { shrink } from '../../ui/shrink-photo.js';
import type { DeedFile } from '../offline/deed.js';
import { CameraIcon, MicrophoneIcon } from './icons.js';

const MOST = 9;
interface Props { files: DeedFile[]; onChange: (files: DeedFile[]) => void; /** One recording and no photo. */ voiceOnly?: boolean }

/** Photos and a recording, if the person wants to add any: never asked for, never required. */
export function Evidence({ files, onChange, voiceOnly = false }: Props) {
  const { t } = useWords();
  const [told, setTold] = useState('');
  const [seconds, setSeconds] = useState<number | null>(null);
  const recording = useRef<Recording | null>(null);
  const latest = useRef(files);
  latest.current = files;
  useEffect(() => () => recording.current?.stop(), []);

  const add = (file: DeedFile): void => {
    if (latest.current.length >= MOST) return setTold(t('field.evidence.most'));
    latest.current = [...latest.current, file];
    onChange(latest.current);
  };
  const addPhotos = async (chosen: File[]): Promise<void> => {
    setTold('');
    for (const file of chosen) {
      const blob = await shrink(file);
      if (!blob) setTold(t('field.evidence.unreadable'));
      else add({ id: newId(), name: blob === file ? file.name : 'photo.jpg', type: blob.type, blob });
    }
  };
  const pressRecord = async (): Promise<void> => {
    if (recording.current) return recording.current.stop();
    setTold('');
    try {
      recording.current = await record(setSeconds, (blob) => {
        recording.current = null;
        setSeconds(null);
        if (blob.size === 0) setTold(t('field.evidence.noSound'));
        else add({ id: newId(), name: blob.type === 'audio/mp4' ? 'voice.m4a' : 'voice.webm', type: blob.type, blob });
      });
      setSeconds(0);
    } catch { setTold(t('field.evidence.noMicrophone')); }
  };
  return (
    <div className="evidence">
      <div className="pair">
        {voiceOnly ? null : (
          <label className="soft"><CameraIcon />{t('field.evidence.photo')}
            <input type="file" accept="image/*" multiple className="visually-hidden"
              onChange={(event) => { void addPhotos([...(event.target.files ?? [])]); event.target.value = ''; }} />
          </label>
        )}
        {canRecord() && !(voiceOnly && files.length > 0) ? (
          <button type="button" className={seconds === null ? 'soft' : 'soft on'} onClick={() => void pressRecord()}>
            <MicrophoneIcon />{seconds === null ? t('field.evidence.voice') : t('field.evidence.stop', { s: seconds })}
          </button>
        ) : null}
      </div>
      {told ? <p className="breach" role="alert">{told}</p> : null}
      {files.length > 0 ? (
        <ul className="attached">
          {files.map((file) => (
            <li key={file.id}><Shown file={file} />
              <button type="button" className="plain" onClick={() => onChange(files.filter((f) => f.id !== file.id))}>{t('field.evidence.remove')}</button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

export function Shown({ file }: { file: DeedFile }) {
  const { t } = useWords();
  const [url, setUrl] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(file.blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file.blob]);
  if (!url) return null;
  return file.type.startsWith('image/') ? <img src={url} alt={t('field.evidence.photo')} /> : <audio src={url} controls aria-label={t('field.evidence.voice')} />;
}
