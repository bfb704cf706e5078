import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useWords } from '../../ui/language.js';

interface Props { title: string; onClose: () => void; children: ReactNode }

/** A form that comes up from below; Escape, the back of the sheet and the button close it. */
export function Sheet({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const { t } = useWords();
  useEffect(() => { if (!dialog.current?.open) dialog.current?.showModal(); }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- a touch beside the sheet; Escape is onCancel
    <dialog ref={dialog} className="sheet" aria-labelledby={id} onCancel={(event) => { event.preventDefault(); onClose(); }}
      onClick={(event) => { if (event.target === dialog.current) onClose(); }}>
      <div className="sheet-inside">
        <header><h2 id={id}>{title}</h2><button type="button" className="plain" onClick={onClose}>{t('do.close')}</button></header>
        {children}
      </div>
    </dialog>
  );
}
