export function PdfScreen(_: { book: string; onClose: () => void }) {
  return null;
}
