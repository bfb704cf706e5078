/** How far something long has come; `share` from 0 to 1, absent while nobody knows. */
export function Progress({ share, children }: { share?: number; children: string }) {
  return (
    <div className="progress" role="status">
      <progress aria-label={children} max={1} {...(share === undefined ? {} : { value: Math.min(1, Math.max(0, share)) })} />
      <span className="number">{children}</span>
    </div>
  );
}
