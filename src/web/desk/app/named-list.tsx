import { useEffect, useRef, type ReactElement } from 'react';

/** antd gives the list of a select no name, which screen readers need: `popupRender={namedList(label)}` gives it one. */
export const namedList = (label: string) => (menu: ReactElement) => <NamedList label={label} menu={menu} />;

function NamedList({ label, menu }: { label: string; menu: ReactElement }) {
  const around = useRef<HTMLDivElement>(null);
  // After every draw: the list is another element when it becomes empty.
  useEffect(() => { for (const list of around.current?.querySelectorAll('[role=listbox]') ?? []) list.setAttribute('aria-label', label); });
  return <div ref={around}>{menu}</div>;
}
