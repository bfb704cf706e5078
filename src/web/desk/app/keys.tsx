import { Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../ui/language.js';

/** Single keys, as long as the person is not typing and no dialog is open. */
export function useKeys(keys: Record<string, (event: KeyboardEvent) => void>): void {
  const latest = useRef(keys);
  useEffect(() => { latest.current = keys; });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target as HTMLElement | null;
      if (target?.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="combobox"]')) return;
      if (document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return;
      const run = latest.current[event.key];
      if (run) { event.preventDefault(); run(event); }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

/** `?` shows what the keys do. */
export function KeysHelp() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  useKeys({ '?': () => setOpen(true) });
  const rows: [string, string][] = [
    ['k / j', t('desk.keys.move')], ['Enter', t('desk.keys.open')], ['/', t('desk.keys.search')],
    ['n', t('desk.keys.new')], ['g', t('desk.keys.queue')], ['?', t('desk.keys.help')],
  ];
  return (
    <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={t('desk.keys')} width={420}>
      <dl className="keys">{rows.map(([key, does]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{does}</dd></div>)}</dl>
    </Modal>
  );
}
