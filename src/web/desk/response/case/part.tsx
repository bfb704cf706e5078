import { useId, type ReactNode } from 'react';

/** A titled part of the case page. */
export function Part({ title, children, className = '' }: { title: string; children: ReactNode; className?: string }) {
  const id = useId();
  return <section className={`part ${className}`} aria-labelledby={id}><h2 id={id}>{title}</h2>{children}</section>;
}
