/** Baton's mark. */
export function BrandMark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#0b7285" />
      <path d="M9 23 23 9" stroke="#fff" strokeWidth="5" strokeLinecap="round" />
      <path d="M9 23 13 19" stroke="#8ac3cf" strokeWidth="5" strokeLinecap="round" />
    </svg>
  );
}
